-- retail.customers 1.0.0 for Athena, engine version 3 (generated).
-- Personal columns hold tokens, classified ones their mask. Points of time are in UTC.
-- Run each part in its jurisdiction's account and region, one statement at a time.

CREATE SCHEMA IF NOT EXISTS eu__retail__customers__v1_sem;

CREATE OR REPLACE VIEW "eu__retail__customers__v1_sem"."customers" AS
SELECT
  CAST("customer_id" AS varchar) AS "customer_id",
  CAST("residence" AS varchar) AS "residence",
  CAST("email" AS varchar) AS "email",
  CAST("country" AS varchar) AS "country",
  CAST("legal_hold" AS boolean) AS "legal_hold"
FROM "eu__retail__customers__v1"."customers";

CREATE SCHEMA IF NOT EXISTS in__retail__customers__v1_sem;

CREATE OR REPLACE VIEW "in__retail__customers__v1_sem"."customers" AS
SELECT
  CAST("customer_id" AS varchar) AS "customer_id",
  CAST("residence" AS varchar) AS "residence",
  CAST("email" AS varchar) AS "email",
  CAST("country" AS varchar) AS "country",
  CAST("legal_hold" AS boolean) AS "legal_hold"
FROM "in__retail__customers__v1"."customers";

CREATE SCHEMA IF NOT EXISTS ch__retail__customers__v1_sem;

CREATE OR REPLACE VIEW "ch__retail__customers__v1_sem"."customers" AS
SELECT
  CAST("customer_id" AS varchar) AS "customer_id",
  CAST("residence" AS varchar) AS "residence",
  CAST("email" AS varchar) AS "email",
  CAST("country" AS varchar) AS "country",
  CAST("legal_hold" AS boolean) AS "legal_hold"
FROM "ch__retail__customers__v1"."customers";

CREATE SCHEMA IF NOT EXISTS us__retail__customers__v1_sem;

CREATE OR REPLACE VIEW "us__retail__customers__v1_sem"."customers" AS
SELECT
  CAST("customer_id" AS varchar) AS "customer_id",
  CAST("residence" AS varchar) AS "residence",
  CAST("email" AS varchar) AS "email",
  CAST("country" AS varchar) AS "country",
  CAST("legal_hold" AS boolean) AS "legal_hold"
FROM "us__retail__customers__v1"."customers";

CREATE SCHEMA IF NOT EXISTS mc__retail__customers__v1_sem;

CREATE OR REPLACE VIEW "mc__retail__customers__v1_sem"."customers" AS
SELECT
  CAST("customer_id" AS varchar) AS "customer_id",
  CAST("residence" AS varchar) AS "residence",
  CAST("email" AS varchar) AS "email",
  CAST("country" AS varchar) AS "country",
  CAST("legal_hold" AS boolean) AS "legal_hold"
FROM "mc__retail__customers__v1"."customers";
