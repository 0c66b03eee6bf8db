-- ledger.payments 2.1.0 for Athena, engine version 3 (generated).
-- Personal columns hold tokens, classified ones their mask. Points of time are in UTC.
-- Run each part in its jurisdiction's account and region, one statement at a time.

CREATE SCHEMA IF NOT EXISTS ch__ledger__payments__v2_sem;

CREATE OR REPLACE VIEW "ch__ledger__payments__v2_sem"."payments" AS
SELECT
  CAST("payment_id" AS varchar) AS "payment_id",
  CAST("payer" AS bigint) AS "payer",
  CAST("payee" AS bigint) AS "payee",
  CAST("booked" AT TIME ZONE 'UTC' AS timestamp(6)) AS "booked",
  CAST("cut_off" AS varchar) AS "cut_off",
  CAST("amount" AS decimal(18, 4)) AS "amount",
  CAST("rate" AS decimal(20, 10)) AS "rate",
  CAST("state" AS varchar) AS "state",
  CAST("channel" AS varchar) AS "channel",
  CAST("tags" AS array(varchar)) AS "tags",
  CAST("fees" AS map(varchar, decimal(9, 2))) AS "fees",
  CAST("purpose" AS row("code" varchar, "since" timestamp(6), "opens" varchar, "lines" array(row("note" varchar, "trace" varchar, "counts" map(integer, row("n" bigint)))))) AS "purpose",
  CAST("seal" AS varbinary) AS "seal",
  CAST(NULL AS array(double)) AS "scores"
FROM "ch__ledger__payments__v2"."payments";

CREATE OR REPLACE VIEW "ch__ledger__payments__v2_sem"."accounts" AS
SELECT
  CAST("account" AS bigint) AS "account",
  CAST("parent" AS bigint) AS "parent",
  CAST("iban" AS varchar) AS "iban",
  CAST(NULL AS varchar) AS "holder"
FROM "ch__ledger__payments__v2"."accounts";
