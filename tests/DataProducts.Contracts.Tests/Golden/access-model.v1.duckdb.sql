-- retail.customers 1.0.0 for DuckDB (generated).
-- Personal columns hold tokens, classified ones their mask.
CREATE SCHEMA IF NOT EXISTS "retail";

CREATE OR REPLACE VIEW "retail"."customers__v1" AS
SELECT
  CAST("customer_id" AS VARCHAR) AS "customer_id",
  CAST("residence" AS VARCHAR) AS "residence",
  CAST("email" AS VARCHAR) AS "email",
  CAST("country" AS VARCHAR) AS "country",
  CAST("legal_hold" AS BOOLEAN) AS "legal_hold"
FROM "eu__retail__customers__v1"."customers"
UNION ALL SELECT
  CAST("customer_id" AS VARCHAR) AS "customer_id",
  CAST("residence" AS VARCHAR) AS "residence",
  CAST("email" AS VARCHAR) AS "email",
  CAST("country" AS VARCHAR) AS "country",
  CAST("legal_hold" AS BOOLEAN) AS "legal_hold"
FROM "in__retail__customers__v1"."customers"
UNION ALL SELECT
  CAST("customer_id" AS VARCHAR) AS "customer_id",
  CAST("residence" AS VARCHAR) AS "residence",
  CAST("email" AS VARCHAR) AS "email",
  CAST("country" AS VARCHAR) AS "country",
  CAST("legal_hold" AS BOOLEAN) AS "legal_hold"
FROM "ch__retail__customers__v1"."customers"
UNION ALL SELECT
  CAST("customer_id" AS VARCHAR) AS "customer_id",
  CAST("residence" AS VARCHAR) AS "residence",
  CAST("email" AS VARCHAR) AS "email",
  CAST("country" AS VARCHAR) AS "country",
  CAST("legal_hold" AS BOOLEAN) AS "legal_hold"
FROM "us__retail__customers__v1"."customers"
UNION ALL SELECT
  CAST("customer_id" AS VARCHAR) AS "customer_id",
  CAST("residence" AS VARCHAR) AS "residence",
  CAST("email" AS VARCHAR) AS "email",
  CAST("country" AS VARCHAR) AS "country",
  CAST("legal_hold" AS BOOLEAN) AS "legal_hold"
FROM "mc__retail__customers__v1"."customers";
COMMENT ON VIEW "retail"."customers__v1" IS 'Everyone who holds, or held, an account; one row a person.';
COMMENT ON COLUMN "retail"."customers__v1"."email" IS 'A token that stands for personal data (EmailAddress), never the value.';
