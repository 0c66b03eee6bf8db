-- retail.customers 1.0.0 for Snowflake (generated).
-- Personal columns hold tokens, classified ones their mask.
-- Run each part with the database of its jurisdiction's lake in use (USE DATABASE).

CREATE SCHEMA IF NOT EXISTS "eu__retail__customers__v1_sem";

CREATE OR REPLACE SECURE VIEW "eu__retail__customers__v1_sem"."customers" (
  "customer_id",
  "residence",
  "email" COMMENT 'A token that stands for personal data (EmailAddress), never the value.',
  "country",
  "legal_hold"
)
COPY GRANTS
COMMENT = 'Everyone who holds, or held, an account; one row a person.'
AS SELECT
  CAST("customer_id" AS VARCHAR) AS "customer_id",
  CAST("residence" AS VARCHAR) AS "residence",
  CAST("email" AS VARCHAR) AS "email",
  CAST("country" AS VARCHAR) AS "country",
  CAST("legal_hold" AS BOOLEAN) AS "legal_hold"
FROM "eu__retail__customers__v1"."customers";

CREATE SCHEMA IF NOT EXISTS "in__retail__customers__v1_sem";

CREATE OR REPLACE SECURE VIEW "in__retail__customers__v1_sem"."customers" (
  "customer_id",
  "residence",
  "email" COMMENT 'A token that stands for personal data (EmailAddress), never the value.',
  "country",
  "legal_hold"
)
COPY GRANTS
COMMENT = 'Everyone who holds, or held, an account; one row a person.'
AS SELECT
  CAST("customer_id" AS VARCHAR) AS "customer_id",
  CAST("residence" AS VARCHAR) AS "residence",
  CAST("email" AS VARCHAR) AS "email",
  CAST("country" AS VARCHAR) AS "country",
  CAST("legal_hold" AS BOOLEAN) AS "legal_hold"
FROM "in__retail__customers__v1"."customers";

CREATE SCHEMA IF NOT EXISTS "ch__retail__customers__v1_sem";

CREATE OR REPLACE SECURE VIEW "ch__retail__customers__v1_sem"."customers" (
  "customer_id",
  "residence",
  "email" COMMENT 'A token that stands for personal data (EmailAddress), never the value.',
  "country",
  "legal_hold"
)
COPY GRANTS
COMMENT = 'Everyone who holds, or held, an account; one row a person.'
AS SELECT
  CAST("customer_id" AS VARCHAR) AS "customer_id",
  CAST("residence" AS VARCHAR) AS "residence",
  CAST("email" AS VARCHAR) AS "email",
  CAST("country" AS VARCHAR) AS "country",
  CAST("legal_hold" AS BOOLEAN) AS "legal_hold"
FROM "ch__retail__customers__v1"."customers";

CREATE SCHEMA IF NOT EXISTS "us__retail__customers__v1_sem";

CREATE OR REPLACE SECURE VIEW "us__retail__customers__v1_sem"."customers" (
  "customer_id",
  "residence",
  "email" COMMENT 'A token that stands for personal data (EmailAddress), never the value.',
  "country",
  "legal_hold"
)
COPY GRANTS
COMMENT = 'Everyone who holds, or held, an account; one row a person.'
AS SELECT
  CAST("customer_id" AS VARCHAR) AS "customer_id",
  CAST("residence" AS VARCHAR) AS "residence",
  CAST("email" AS VARCHAR) AS "email",
  CAST("country" AS VARCHAR) AS "country",
  CAST("legal_hold" AS BOOLEAN) AS "legal_hold"
FROM "us__retail__customers__v1"."customers";

CREATE SCHEMA IF NOT EXISTS "mc__retail__customers__v1_sem";

CREATE OR REPLACE SECURE VIEW "mc__retail__customers__v1_sem"."customers" (
  "customer_id",
  "residence",
  "email" COMMENT 'A token that stands for personal data (EmailAddress), never the value.',
  "country",
  "legal_hold"
)
COPY GRANTS
COMMENT = 'Everyone who holds, or held, an account; one row a person.'
AS SELECT
  CAST("customer_id" AS VARCHAR) AS "customer_id",
  CAST("residence" AS VARCHAR) AS "residence",
  CAST("email" AS VARCHAR) AS "email",
  CAST("country" AS VARCHAR) AS "country",
  CAST("legal_hold" AS BOOLEAN) AS "legal_hold"
FROM "mc__retail__customers__v1"."customers";
