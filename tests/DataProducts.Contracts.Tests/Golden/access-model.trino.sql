-- retail.customers 1.0.0 for Trino (generated).
-- Personal columns hold tokens, classified ones their mask.
-- Run each part with the catalog of its jurisdiction's lake in use (USE catalog.schema).

CREATE SCHEMA IF NOT EXISTS "eu__retail__customers__v1_sem";

CREATE OR REPLACE VIEW "eu__retail__customers__v1_sem"."customers"
COMMENT 'Everyone who holds, or held, an account; one row a person.'
SECURITY INVOKER AS
SELECT
  CAST("customer_id" AS varchar) AS "customer_id",
  CAST("residence" AS varchar) AS "residence",
  CAST("email" AS varchar) AS "email",
  CAST("country" AS varchar) AS "country",
  CAST("legal_hold" AS boolean) AS "legal_hold"
FROM "eu__retail__customers__v1"."customers";
COMMENT ON COLUMN "eu__retail__customers__v1_sem"."customers"."email" IS 'A token that stands for personal data (EmailAddress), never the value.';

CREATE SCHEMA IF NOT EXISTS "in__retail__customers__v1_sem";

CREATE OR REPLACE VIEW "in__retail__customers__v1_sem"."customers"
COMMENT 'Everyone who holds, or held, an account; one row a person.'
SECURITY INVOKER AS
SELECT
  CAST("customer_id" AS varchar) AS "customer_id",
  CAST("residence" AS varchar) AS "residence",
  CAST("email" AS varchar) AS "email",
  CAST("country" AS varchar) AS "country",
  CAST("legal_hold" AS boolean) AS "legal_hold"
FROM "in__retail__customers__v1"."customers";
COMMENT ON COLUMN "in__retail__customers__v1_sem"."customers"."email" IS 'A token that stands for personal data (EmailAddress), never the value.';

CREATE SCHEMA IF NOT EXISTS "ch__retail__customers__v1_sem";

CREATE OR REPLACE VIEW "ch__retail__customers__v1_sem"."customers"
COMMENT 'Everyone who holds, or held, an account; one row a person.'
SECURITY INVOKER AS
SELECT
  CAST("customer_id" AS varchar) AS "customer_id",
  CAST("residence" AS varchar) AS "residence",
  CAST("email" AS varchar) AS "email",
  CAST("country" AS varchar) AS "country",
  CAST("legal_hold" AS boolean) AS "legal_hold"
FROM "ch__retail__customers__v1"."customers";
COMMENT ON COLUMN "ch__retail__customers__v1_sem"."customers"."email" IS 'A token that stands for personal data (EmailAddress), never the value.';

CREATE SCHEMA IF NOT EXISTS "us__retail__customers__v1_sem";

CREATE OR REPLACE VIEW "us__retail__customers__v1_sem"."customers"
COMMENT 'Everyone who holds, or held, an account; one row a person.'
SECURITY INVOKER AS
SELECT
  CAST("customer_id" AS varchar) AS "customer_id",
  CAST("residence" AS varchar) AS "residence",
  CAST("email" AS varchar) AS "email",
  CAST("country" AS varchar) AS "country",
  CAST("legal_hold" AS boolean) AS "legal_hold"
FROM "us__retail__customers__v1"."customers";
COMMENT ON COLUMN "us__retail__customers__v1_sem"."customers"."email" IS 'A token that stands for personal data (EmailAddress), never the value.';

CREATE SCHEMA IF NOT EXISTS "mc__retail__customers__v1_sem";

CREATE OR REPLACE VIEW "mc__retail__customers__v1_sem"."customers"
COMMENT 'Everyone who holds, or held, an account; one row a person.'
SECURITY INVOKER AS
SELECT
  CAST("customer_id" AS varchar) AS "customer_id",
  CAST("residence" AS varchar) AS "residence",
  CAST("email" AS varchar) AS "email",
  CAST("country" AS varchar) AS "country",
  CAST("legal_hold" AS boolean) AS "legal_hold"
FROM "mc__retail__customers__v1"."customers";
COMMENT ON COLUMN "mc__retail__customers__v1_sem"."customers"."email" IS 'A token that stands for personal data (EmailAddress), never the value.';
