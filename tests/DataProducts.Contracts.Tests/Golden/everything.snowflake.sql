-- credit_risk.exposures 0.3.0-rc.1+build-7 for Snowflake (generated).
-- Personal columns hold tokens, classified ones their mask.
-- Run each part with the database of its jurisdiction's lake in use (USE DATABASE).

CREATE SCHEMA IF NOT EXISTS "ch__credit_risk__exposures__v0_sem";

CREATE OR REPLACE SECURE VIEW "ch__credit_risk__exposures__v0_sem"."exposures" (
  "book",
  "as_of",
  "rank",
  "is_open",
  "grosse",
  "exact",
  "fine",
  "ratio",
  "weight",
  "booked",
  "trace",
  "seal",
  "limit_amount" COMMENT 'Confidential: masked here.'
)
COPY GRANTS
AS SELECT
  CAST("book" AS NUMBER(19, 0)) AS "book",
  CAST("as_of" AS DATE) AS "as_of",
  CAST("rank" AS NUMBER(10, 0)) AS "rank",
  CAST("is_open" AS BOOLEAN) AS "is_open",
  CAST("grosse" AS NUMBER(18, 4)) AS "grosse",
  CAST("exact" AS NUMBER(19, 4)) AS "exact",
  CAST("fine" AS NUMBER(10, 5)) AS "fine",
  CAST("ratio" AS FLOAT) AS "ratio",
  CAST("weight" AS FLOAT) AS "weight",
  CAST("booked" AS TIMESTAMP_LTZ(6)) AS "booked",
  CAST("trace" AS BINARY(16)) AS "trace",
  CAST("seal" AS BINARY) AS "seal",
  CAST(NULL AS NUMBER(12, 2)) AS "limit_amount"
FROM "ch__credit_risk__exposures__v0"."exposures";

CREATE OR REPLACE SECURE VIEW "ch__credit_risk__exposures__v0_sem"."obligors" (
  "obligor",
  "tax_id" COMMENT 'As the authority writes it. A token that stands for personal data (TaxId), never the value. Restricted: masked here.'
)
COPY GRANTS
AS SELECT
  CAST("obligor" AS VARCHAR) AS "obligor",
  CAST(NULL AS VARCHAR) AS "tax_id"
FROM "ch__credit_risk__exposures__v0"."obligors";
