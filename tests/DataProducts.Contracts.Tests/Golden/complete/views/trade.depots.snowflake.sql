-- trade.depots 1.0.0 for Snowflake (generated).
-- Personal columns hold tokens, classified ones their mask.
-- Run each part with the database of its jurisdiction's lake in use (USE DATABASE).

CREATE SCHEMA IF NOT EXISTS "ch__trade__depots__v1_sem";

CREATE OR REPLACE SECURE VIEW "ch__trade__depots__v1_sem"."depots" (
  "depot_code",
  "changed",
  "at"
)
COPY GRANTS
COMMENT = 'One row a depot.'
AS SELECT
  CAST("depot_code" AS VARCHAR) AS "depot_code",
  CAST("changed" AS TIMESTAMP_LTZ(6)) AS "changed",
  "at" AS "at"
FROM "ch__trade__depots__v1"."depots";
