-- credit_risk.exposures 0.3.0-rc.1+build-7 for Athena, engine version 3 (generated).
-- Personal columns hold tokens, classified ones their mask. Points of time are in UTC.
-- Run each part in its jurisdiction's account and region, one statement at a time.

CREATE SCHEMA IF NOT EXISTS ch__credit_risk__exposures__v0_sem;

CREATE OR REPLACE VIEW "ch__credit_risk__exposures__v0_sem"."exposures" AS
SELECT
  CAST("book" AS bigint) AS "book",
  CAST("as_of" AS date) AS "as_of",
  CAST("rank" AS integer) AS "rank",
  CAST("is_open" AS boolean) AS "is_open",
  CAST("grosse" AS decimal(18, 4)) AS "grosse",
  CAST("exact" AS decimal(19, 4)) AS "exact",
  CAST("fine" AS decimal(10, 5)) AS "fine",
  CAST("ratio" AS double) AS "ratio",
  CAST("weight" AS real) AS "weight",
  CAST("booked" AT TIME ZONE 'UTC' AS timestamp(6)) AS "booked",
  CAST("trace" AS varchar) AS "trace",
  CAST("seal" AS varbinary) AS "seal",
  CAST(NULL AS decimal(12, 2)) AS "limit_amount"
FROM "ch__credit_risk__exposures__v0"."exposures";

CREATE OR REPLACE VIEW "ch__credit_risk__exposures__v0_sem"."obligors" AS
SELECT
  CAST("obligor" AS varchar) AS "obligor",
  CAST(NULL AS varchar) AS "tax_id"
FROM "ch__credit_risk__exposures__v0"."obligors";
