-- credit_risk.exposures 0.3.0-rc.1+build-7 for DuckDB (generated).
-- Personal columns hold tokens, classified ones their mask.
CREATE SCHEMA IF NOT EXISTS "credit_risk";

CREATE OR REPLACE VIEW "credit_risk"."exposures" AS
SELECT
  CAST("book" AS BIGINT) AS "book",
  CAST("as_of" AS DATE) AS "as_of",
  CAST("rank" AS INTEGER) AS "rank",
  CAST("is_open" AS BOOLEAN) AS "is_open",
  CAST("grosse" AS DECIMAL(18, 4)) AS "grosse",
  CAST("exact" AS DECIMAL(19, 4)) AS "exact",
  CAST("fine" AS DECIMAL(10, 5)) AS "fine",
  CAST("ratio" AS DOUBLE) AS "ratio",
  CAST("weight" AS FLOAT) AS "weight",
  CAST("booked" AS TIMESTAMP WITH TIME ZONE) AS "booked",
  CAST("trace" AS UUID) AS "trace",
  CAST("seal" AS BLOB) AS "seal",
  CAST(NULL AS DECIMAL(12, 2)) AS "limit_amount"
FROM "ch__credit_risk__exposures__v0"."exposures";
COMMENT ON COLUMN "credit_risk"."exposures"."limit_amount" IS 'Confidential: masked here.';

CREATE OR REPLACE VIEW "credit_risk"."exposures__obligors" AS
SELECT
  CAST("obligor" AS VARCHAR) AS "obligor",
  CAST(NULL AS VARCHAR) AS "tax_id"
FROM "ch__credit_risk__exposures__v0"."obligors";
COMMENT ON COLUMN "credit_risk"."exposures__obligors"."tax_id" IS 'As the authority writes it. A token that stands for personal data (TaxId), never the value. Restricted: masked here.';
