-- trade.depots 1.0.0 for Athena, engine version 3 (generated).
-- Personal columns hold tokens, classified ones their mask. Points of time are in UTC.
-- Run each part in its jurisdiction's account and region, one statement at a time.

CREATE SCHEMA IF NOT EXISTS ch__trade__depots__v1_sem;

CREATE OR REPLACE VIEW "ch__trade__depots__v1_sem"."depots" AS
SELECT
  CAST("depot_code" AS varchar) AS "depot_code",
  CAST("changed" AT TIME ZONE 'UTC' AS timestamp(6)) AS "changed",
  CAST("at" AS row("street" varchar, "zip" varchar, "floor" integer, "place" row("lat" double, "lon" double))) AS "at"
FROM "ch__trade__depots__v1"."depots";
