-- trade.depots 1.0.0 for Trino (generated).
-- Personal columns hold tokens, classified ones their mask.
-- Run each part with the catalog of its jurisdiction's lake in use (USE catalog.schema).

CREATE SCHEMA IF NOT EXISTS "ch__trade__depots__v1_sem";

CREATE OR REPLACE VIEW "ch__trade__depots__v1_sem"."depots"
COMMENT 'One row a depot.'
SECURITY INVOKER AS
SELECT
  CAST("depot_code" AS varchar) AS "depot_code",
  CAST("changed" AS timestamp(6) with time zone) AS "changed",
  CAST("at" AS row("street" varchar, "zip" varchar, "floor" integer, "place" row("lat" double, "lon" double))) AS "at"
FROM "ch__trade__depots__v1"."depots";
