-- ledger.payments 2.1.0 for Trino (generated).
-- Personal columns hold tokens, classified ones their mask.
-- Run each part with the catalog of its jurisdiction's lake in use (USE catalog.schema).

CREATE SCHEMA IF NOT EXISTS "ch__ledger__payments__v2_sem";

CREATE OR REPLACE VIEW "ch__ledger__payments__v2_sem"."payments"
COMMENT 'Payments as booked.'
SECURITY INVOKER AS
SELECT
  CAST("payment_id" AS uuid) AS "payment_id",
  CAST("payer" AS bigint) AS "payer",
  CAST("payee" AS bigint) AS "payee",
  CAST("booked" AS timestamp(6) with time zone) AS "booked",
  CAST("cut_off" AS time(6)) AS "cut_off",
  CAST("amount" AS decimal(18, 4)) AS "amount",
  CAST("rate" AS decimal(20, 10)) AS "rate",
  CAST("state" AS varchar) AS "state",
  CAST("channel" AS varchar) AS "channel",
  CAST("tags" AS array(varchar)) AS "tags",
  CAST("fees" AS map(varchar, decimal(9, 2))) AS "fees",
  CAST("purpose" AS row("code" varchar, "since" timestamp(6) with time zone, "opens" time(6), "lines" array(row("note" varchar, "trace" uuid, "counts" map(integer, row("n" bigint)))))) AS "purpose",
  CAST("seal" AS varbinary) AS "seal",
  CAST(NULL AS array(double)) AS "scores"
FROM "ch__ledger__payments__v2"."payments";
COMMENT ON COLUMN "ch__ledger__payments__v2_sem"."payments"."amount" IS 'What was paid. In CHF.';
COMMENT ON COLUMN "ch__ledger__payments__v2_sem"."payments"."state" IS 'One of: Open, Booked, Returned.';
COMMENT ON COLUMN "ch__ledger__payments__v2_sem"."payments"."channel" IS 'One of: E-banking, true. Deprecated: Use state.';
COMMENT ON COLUMN "ch__ledger__payments__v2_sem"."payments"."purpose" IS 'Deprecated.';
COMMENT ON COLUMN "ch__ledger__payments__v2_sem"."payments"."scores" IS 'Confidential: masked here.';

CREATE OR REPLACE VIEW "ch__ledger__payments__v2_sem"."accounts"
COMMENT 'Payments as booked.'
SECURITY INVOKER AS
SELECT
  CAST("account" AS bigint) AS "account",
  CAST("parent" AS bigint) AS "parent",
  CAST("iban" AS varchar) AS "iban",
  CAST(NULL AS varchar) AS "holder"
FROM "ch__ledger__payments__v2"."accounts";
COMMENT ON COLUMN "ch__ledger__payments__v2_sem"."accounts"."holder" IS 'A token that stands for personal data (TaxId), never the value. Restricted: masked here.';
