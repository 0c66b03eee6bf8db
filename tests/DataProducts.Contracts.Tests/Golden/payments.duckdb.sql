-- ledger.payments 2.1.0 for DuckDB (generated).
-- Personal columns hold tokens, classified ones their mask.
CREATE SCHEMA IF NOT EXISTS "ledger";

CREATE OR REPLACE VIEW "ledger"."payments" AS
SELECT
  CAST("payment_id" AS UUID) AS "payment_id",
  CAST("payer" AS BIGINT) AS "payer",
  CAST("payee" AS BIGINT) AS "payee",
  CAST("booked" AS TIMESTAMP WITH TIME ZONE) AS "booked",
  CAST("cut_off" AS TIME) AS "cut_off",
  CAST("amount" AS DECIMAL(18, 4)) AS "amount",
  CAST("rate" AS DECIMAL(20, 10)) AS "rate",
  CAST("state" AS VARCHAR) AS "state",
  CAST("channel" AS VARCHAR) AS "channel",
  CAST("tags" AS VARCHAR[]) AS "tags",
  CAST("fees" AS MAP(VARCHAR, DECIMAL(9, 2))) AS "fees",
  CAST("purpose" AS STRUCT("code" VARCHAR, "since" TIMESTAMP WITH TIME ZONE, "opens" TIME, "lines" STRUCT("note" VARCHAR, "trace" UUID, "counts" MAP(INTEGER, STRUCT("n" BIGINT)))[])) AS "purpose",
  CAST("seal" AS BLOB) AS "seal",
  CAST(NULL AS DOUBLE[]) AS "scores"
FROM "ch__ledger__payments__v2"."payments";
COMMENT ON VIEW "ledger"."payments" IS 'Payments as booked.';
COMMENT ON COLUMN "ledger"."payments"."amount" IS 'What was paid. In CHF.';
COMMENT ON COLUMN "ledger"."payments"."state" IS 'One of: Open, Booked, Returned.';
COMMENT ON COLUMN "ledger"."payments"."channel" IS 'One of: E-banking, true. Deprecated: Use state.';
COMMENT ON COLUMN "ledger"."payments"."purpose" IS 'Deprecated.';
COMMENT ON COLUMN "ledger"."payments"."scores" IS 'Confidential: masked here.';

CREATE OR REPLACE VIEW "ledger"."payments__accounts" AS
SELECT
  CAST("account" AS BIGINT) AS "account",
  CAST("parent" AS BIGINT) AS "parent",
  CAST("iban" AS VARCHAR) AS "iban",
  CAST(NULL AS VARCHAR) AS "holder"
FROM "ch__ledger__payments__v2"."accounts";
COMMENT ON VIEW "ledger"."payments__accounts" IS 'Payments as booked.';
COMMENT ON COLUMN "ledger"."payments__accounts"."holder" IS 'A token that stands for personal data (TaxId), never the value. Restricted: masked here.';
