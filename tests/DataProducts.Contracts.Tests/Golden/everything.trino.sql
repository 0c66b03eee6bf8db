-- credit_risk.exposures 0.3.0-rc.1+build-7 for Trino (generated).
-- Personal columns hold tokens, classified ones their mask.
-- Run each part with the catalog of its jurisdiction's lake in use (USE catalog.schema).

CREATE SCHEMA IF NOT EXISTS "ch__credit_risk__exposures__v0_sem";

CREATE OR REPLACE VIEW "ch__credit_risk__exposures__v0_sem"."exposures"
SECURITY INVOKER AS
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
  CAST("booked" AS timestamp(6) with time zone) AS "booked",
  CAST("trace" AS uuid) AS "trace",
  CAST("seal" AS varbinary) AS "seal",
  CAST(NULL AS decimal(12, 2)) AS "limit_amount"
FROM "ch__credit_risk__exposures__v0"."exposures";
COMMENT ON COLUMN "ch__credit_risk__exposures__v0_sem"."exposures"."limit_amount" IS 'Confidential: masked here.';

CREATE OR REPLACE VIEW "ch__credit_risk__exposures__v0_sem"."obligors"
SECURITY INVOKER AS
SELECT
  CAST("obligor" AS varchar) AS "obligor",
  CAST(NULL AS varchar) AS "tax_id"
FROM "ch__credit_risk__exposures__v0"."obligors";
COMMENT ON COLUMN "ch__credit_risk__exposures__v0_sem"."obligors"."tax_id" IS 'As the authority writes it. A token that stands for personal data (TaxId), never the value. Restricted: masked here.';
