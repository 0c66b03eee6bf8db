-- ledger.payments 2.1.0 for Snowflake (generated).
-- Personal columns hold tokens, classified ones their mask.
-- Run each part with the database of its jurisdiction's lake in use (USE DATABASE).

CREATE SCHEMA IF NOT EXISTS "ch__ledger__payments__v2_sem";

CREATE OR REPLACE SECURE VIEW "ch__ledger__payments__v2_sem"."payments" (
  "payment_id",
  "payer",
  "payee",
  "booked",
  "cut_off",
  "amount" COMMENT 'What was paid. In CHF.',
  "rate",
  "state" COMMENT 'One of: Open, Booked, Returned.',
  "channel" COMMENT 'One of: E-banking, true. Deprecated: Use state.',
  "tags",
  "fees",
  "purpose" COMMENT 'Deprecated.',
  "seal",
  "scores" COMMENT 'Confidential: masked here.'
)
COPY GRANTS
COMMENT = 'Payments as booked.'
AS SELECT
  CAST("payment_id" AS BINARY(16)) AS "payment_id",
  CAST("payer" AS NUMBER(19, 0)) AS "payer",
  CAST("payee" AS NUMBER(19, 0)) AS "payee",
  CAST("booked" AS TIMESTAMP_LTZ(6)) AS "booked",
  CAST("cut_off" AS TIME(6)) AS "cut_off",
  CAST("amount" AS NUMBER(18, 4)) AS "amount",
  CAST("rate" AS NUMBER(20, 10)) AS "rate",
  CAST("state" AS VARCHAR) AS "state",
  CAST("channel" AS VARCHAR) AS "channel",
  "tags" AS "tags",
  "fees" AS "fees",
  "purpose" AS "purpose",
  CAST("seal" AS BINARY) AS "seal",
  CAST(NULL AS ARRAY) AS "scores"
FROM "ch__ledger__payments__v2"."payments";

CREATE OR REPLACE SECURE VIEW "ch__ledger__payments__v2_sem"."accounts" (
  "account",
  "parent",
  "iban",
  "holder" COMMENT 'A token that stands for personal data (TaxId), never the value. Restricted: masked here.'
)
COPY GRANTS
COMMENT = 'Payments as booked.'
AS SELECT
  CAST("account" AS NUMBER(19, 0)) AS "account",
  CAST("parent" AS NUMBER(19, 0)) AS "parent",
  CAST("iban" AS VARCHAR) AS "iban",
  CAST(NULL AS VARCHAR) AS "holder"
FROM "ch__ledger__payments__v2"."accounts";
