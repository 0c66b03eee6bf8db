-- trade.shipments 3.1.0 for Trino (generated).
-- Personal columns hold tokens, classified ones their mask.
-- Run each part with the catalog of its jurisdiction's lake in use (USE catalog.schema).

CREATE SCHEMA IF NOT EXISTS "eu__trade__shipments__v3_sem";

CREATE OR REPLACE VIEW "eu__trade__shipments__v3_sem"."shipments"
COMMENT 'One row a shipment.'
SECURITY INVOKER AS
SELECT
  CAST("shipment_id" AS varchar) AS "shipment_id",
  CAST("status" AS varchar) AS "status",
  CAST("buyer" AS varchar) AS "buyer",
  CAST("contact" AS varchar) AS "contact",
  CAST("fallback" AS varchar) AS "fallback",
  CAST("door" AS varchar) AS "door",
  CAST(NULL AS varchar) AS "card_number",
  CAST("tax_id" AS varchar) AS "tax_id",
  CAST("recipient" AS varchar) AS "recipient",
  CAST("born" AS varchar) AS "born",
  CAST("recipient_born" AS varchar) AS "recipient_born",
  CAST("iban" AS varchar) AS "iban",
  CAST("caller" AS varchar) AS "caller",
  CAST("customs_number" AS varchar) AS "customs_number",
  CAST("witness" AS varchar) AS "witness",
  CAST("courier" AS varchar) AS "courier",
  CAST("country" AS varchar) AS "country",
  CAST("residence" AS varchar) AS "residence",
  CAST("express" AS boolean) AS "express",
  CAST("insured" AS boolean) AS "insured",
  CAST("parcels" AS integer) AS "parcels",
  CAST("grams" AS integer) AS "grams",
  CAST("sequence" AS bigint) AS "sequence",
  CAST("number" AS bigint) AS "number",
  CAST("volume" AS real) AS "volume",
  CAST("share" AS real) AS "share",
  CAST("distance" AS double) AS "distance",
  CAST("drift" AS double) AS "drift",
  CAST("weight" AS decimal(10, 3)) AS "weight",
  CAST("postage" AS decimal(9, 2)) AS "postage",
  CAST("refund" AS decimal(9, 2)) AS "refund",
  CAST("toll" AS decimal(18, 4)) AS "toll",
  CAST("toll_before" AS decimal(18, 4)) AS "toll_before",
  CAST("worth" AS decimal(19, 4)) AS "worth",
  CAST(NULL AS decimal(19, 4)) AS "worth_insured",
  CAST("rate" AS decimal(10, 5)) AS "rate",
  CAST("rate_before" AS decimal(10, 5)) AS "rate_before",
  CAST("emissions" AS decimal(38, 9)) AS "emissions",
  CAST("code" AS varchar) AS "code",
  CAST("carrier_id" AS uuid) AS "carrier_id",
  CAST("first_carrier_id" AS uuid) AS "first_carrier_id",
  CAST("carrier_name" AS varchar) AS "carrier_name",
  CAST("depot" AS varchar) AS "depot",
  CAST("sent_on" AS date) AS "sent_on",
  CAST("due_on" AS date) AS "due_on",
  CAST("cut_off" AS time(6)) AS "cut_off",
  CAST("slot" AS time(6)) AS "slot",
  CAST("changed" AS timestamp(6) with time zone) AS "changed",
  CAST("delivered_at" AS timestamp(6) with time zone) AS "delivered_at",
  CAST("packed_at" AS timestamp(6) with time zone) AS "packed_at",
  CAST("printed" AS timestamp(6) with time zone) AS "printed",
  CAST("signature" AS varbinary) AS "signature",
  CAST("seal" AS varbinary) AS "seal",
  CAST("priority" AS varchar) AS "priority",
  CAST("old_status2" AS varchar) AS "old_status2",
  CAST("temperature" AS double) AS "temperature",
  CAST("fee" AS decimal(6, 2)) AS "fee",
  CAST("warehouse" AS varchar) AS "warehouse",
  CAST("to" AS row("street" varchar, "zip" varchar, "floor" integer, "place" row("lat" double, "lon" double))) AS "to",
  CAST(NULL AS row("street" varchar, "zip" varchar, "floor" integer, "place" row("lat" double, "lon" double))) AS "from",
  CAST("place" AS row("lat" double, "lon" double)) AS "place",
  CAST("last" AS row("valid" boolean, "counter" bigint, "level" real, "instrument" uuid, "day" date, "begun" time(6), "at" timestamp(6) with time zone, "read" timestamp(6) with time zone, "raw" varbinary, "of" varchar, "urgency" varchar, "exact" decimal(20, 10))) AS "last",
  CAST("lines" AS array(row("article" varchar, "price" decimal(8, 2), "pieces" integer, "status" varchar, "serials" array(varchar), "found" map(varchar, row("lat" double, "lon" double))))) AS "lines",
  CAST("notes" AS array(varchar)) AS "notes",
  CAST("scans" AS array(integer)) AS "scans",
  CAST("attempts" AS array(date)) AS "attempts",
  CAST("legs" AS array(bigint)) AS "legs",
  CAST("stops" AS array(time(6))) AS "stops",
  CAST("tracks" AS array(array(row("lat" double, "lon" double)))) AS "tracks",
  CAST("tags" AS array(varchar)) AS "tags",
  CAST("seen" AS array(varchar)) AS "seen",
  CAST("siblings" AS array(varchar)) AS "siblings",
  CAST("pallets" AS array(uuid)) AS "pallets",
  CAST("prices" AS map(varchar, decimal(9, 4))) AS "prices",
  CAST("route" AS map(varchar, array(row("street" varchar, "zip" varchar, "floor" integer, "place" row("lat" double, "lon" double))))) AS "route",
  CAST("marks" AS map(varchar, varchar)) AS "marks",
  CAST("blobs" AS map(integer, varbinary)) AS "blobs",
  CAST("calendar" AS map(date, map(uuid, timestamp(6) with time zone))) AS "calendar",
  CAST("readings" AS map(bigint, row("valid" boolean, "counter" bigint, "level" real, "instrument" uuid, "day" date, "begun" time(6), "at" timestamp(6) with time zone, "read" timestamp(6) with time zone, "raw" varbinary, "of" varchar, "urgency" varchar, "exact" decimal(20, 10)))) AS "readings"
FROM "eu__trade__shipments__v3"."shipments";
COMMENT ON COLUMN "eu__trade__shipments__v3_sem"."shipments"."status" IS 'One of: Open, new, Closed.';
COMMENT ON COLUMN "eu__trade__shipments__v3_sem"."shipments"."contact" IS 'A token that stands for personal data (EmailAddress), never the value.';
COMMENT ON COLUMN "eu__trade__shipments__v3_sem"."shipments"."fallback" IS 'A token that stands for personal data (PhoneNumber), never the value.';
COMMENT ON COLUMN "eu__trade__shipments__v3_sem"."shipments"."door" IS 'A token that stands for personal data (PostalAddress), never the value.';
COMMENT ON COLUMN "eu__trade__shipments__v3_sem"."shipments"."card_number" IS 'A token that stands for personal data (CardNumber), never the value. Restricted: masked here.';
COMMENT ON COLUMN "eu__trade__shipments__v3_sem"."shipments"."tax_id" IS 'A token that stands for personal data (TaxId), never the value.';
COMMENT ON COLUMN "eu__trade__shipments__v3_sem"."shipments"."recipient" IS 'A token that stands for personal data (Name), another in every row, never the value.';
COMMENT ON COLUMN "eu__trade__shipments__v3_sem"."shipments"."born" IS 'A token that stands for personal data (BirthDate) and that nobody can open.';
COMMENT ON COLUMN "eu__trade__shipments__v3_sem"."shipments"."recipient_born" IS 'A token that stands for personal data (BirthDate), never the value.';
COMMENT ON COLUMN "eu__trade__shipments__v3_sem"."shipments"."iban" IS 'A token that stands for personal data (Iban), never the value.';
COMMENT ON COLUMN "eu__trade__shipments__v3_sem"."shipments"."caller" IS 'A token that stands for personal data (PhoneNumber) and that nobody can open.';
COMMENT ON COLUMN "eu__trade__shipments__v3_sem"."shipments"."customs_number" IS 'Text of the same form that stands for personal data (TaxId), never the value.';
COMMENT ON COLUMN "eu__trade__shipments__v3_sem"."shipments"."witness" IS 'Personal data (Name) that is left out: always null.';
COMMENT ON COLUMN "eu__trade__shipments__v3_sem"."shipments"."courier" IS 'Personal data (EmailAddress) that is left out: always null.';
COMMENT ON COLUMN "eu__trade__shipments__v3_sem"."shipments"."express" IS 'Whether it was sent at once.';
COMMENT ON COLUMN "eu__trade__shipments__v3_sem"."shipments"."grams" IS 'Deprecated: use Weight';
COMMENT ON COLUMN "eu__trade__shipments__v3_sem"."shipments"."distance" IS 'In km.';
COMMENT ON COLUMN "eu__trade__shipments__v3_sem"."shipments"."weight" IS 'In kg.';
COMMENT ON COLUMN "eu__trade__shipments__v3_sem"."shipments"."postage" IS 'In EUR.';
COMMENT ON COLUMN "eu__trade__shipments__v3_sem"."shipments"."worth_insured" IS 'Confidential: masked here.';
COMMENT ON COLUMN "eu__trade__shipments__v3_sem"."shipments"."priority" IS 'One of: Low, High.';
COMMENT ON COLUMN "eu__trade__shipments__v3_sem"."shipments"."old_status2" IS 'One of: Open, new, Closed. Deprecated.';
COMMENT ON COLUMN "eu__trade__shipments__v3_sem"."shipments"."to" IS 'Where it goes.';
COMMENT ON COLUMN "eu__trade__shipments__v3_sem"."shipments"."from" IS 'Confidential: masked here.';

CREATE OR REPLACE VIEW "eu__trade__shipments__v3_sem"."carriers"
COMMENT 'One row a shipment.'
SECURITY INVOKER AS
SELECT
  CAST("carrier_id" AS uuid) AS "carrier_id",
  CAST("name" AS varchar) AS "name",
  CAST("parent_id" AS uuid) AS "parent_id",
  CAST("since" AS date) AS "since",
  CAST("country" AS varchar) AS "country",
  CAST("residence" AS varchar) AS "residence"
FROM "eu__trade__shipments__v3"."carriers";

CREATE SCHEMA IF NOT EXISTS "in__trade__shipments__v3_sem";

CREATE OR REPLACE VIEW "in__trade__shipments__v3_sem"."shipments"
COMMENT 'One row a shipment.'
SECURITY INVOKER AS
SELECT
  CAST("shipment_id" AS varchar) AS "shipment_id",
  CAST("status" AS varchar) AS "status",
  CAST("buyer" AS varchar) AS "buyer",
  CAST("contact" AS varchar) AS "contact",
  CAST("fallback" AS varchar) AS "fallback",
  CAST("door" AS varchar) AS "door",
  CAST(NULL AS varchar) AS "card_number",
  CAST("tax_id" AS varchar) AS "tax_id",
  CAST("recipient" AS varchar) AS "recipient",
  CAST("born" AS varchar) AS "born",
  CAST("recipient_born" AS varchar) AS "recipient_born",
  CAST("iban" AS varchar) AS "iban",
  CAST("caller" AS varchar) AS "caller",
  CAST("customs_number" AS varchar) AS "customs_number",
  CAST("witness" AS varchar) AS "witness",
  CAST("courier" AS varchar) AS "courier",
  CAST("country" AS varchar) AS "country",
  CAST("residence" AS varchar) AS "residence",
  CAST("express" AS boolean) AS "express",
  CAST("insured" AS boolean) AS "insured",
  CAST("parcels" AS integer) AS "parcels",
  CAST("grams" AS integer) AS "grams",
  CAST("sequence" AS bigint) AS "sequence",
  CAST("number" AS bigint) AS "number",
  CAST("volume" AS real) AS "volume",
  CAST("share" AS real) AS "share",
  CAST("distance" AS double) AS "distance",
  CAST("drift" AS double) AS "drift",
  CAST("weight" AS decimal(10, 3)) AS "weight",
  CAST("postage" AS decimal(9, 2)) AS "postage",
  CAST("refund" AS decimal(9, 2)) AS "refund",
  CAST("toll" AS decimal(18, 4)) AS "toll",
  CAST("toll_before" AS decimal(18, 4)) AS "toll_before",
  CAST("worth" AS decimal(19, 4)) AS "worth",
  CAST(NULL AS decimal(19, 4)) AS "worth_insured",
  CAST("rate" AS decimal(10, 5)) AS "rate",
  CAST("rate_before" AS decimal(10, 5)) AS "rate_before",
  CAST("emissions" AS decimal(38, 9)) AS "emissions",
  CAST("code" AS varchar) AS "code",
  CAST("carrier_id" AS uuid) AS "carrier_id",
  CAST("first_carrier_id" AS uuid) AS "first_carrier_id",
  CAST("carrier_name" AS varchar) AS "carrier_name",
  CAST("depot" AS varchar) AS "depot",
  CAST("sent_on" AS date) AS "sent_on",
  CAST("due_on" AS date) AS "due_on",
  CAST("cut_off" AS time(6)) AS "cut_off",
  CAST("slot" AS time(6)) AS "slot",
  CAST("changed" AS timestamp(6) with time zone) AS "changed",
  CAST("delivered_at" AS timestamp(6) with time zone) AS "delivered_at",
  CAST("packed_at" AS timestamp(6) with time zone) AS "packed_at",
  CAST("printed" AS timestamp(6) with time zone) AS "printed",
  CAST("signature" AS varbinary) AS "signature",
  CAST("seal" AS varbinary) AS "seal",
  CAST("priority" AS varchar) AS "priority",
  CAST("old_status2" AS varchar) AS "old_status2",
  CAST("temperature" AS double) AS "temperature",
  CAST("fee" AS decimal(6, 2)) AS "fee",
  CAST("warehouse" AS varchar) AS "warehouse",
  CAST("to" AS row("street" varchar, "zip" varchar, "floor" integer, "place" row("lat" double, "lon" double))) AS "to",
  CAST(NULL AS row("street" varchar, "zip" varchar, "floor" integer, "place" row("lat" double, "lon" double))) AS "from",
  CAST("place" AS row("lat" double, "lon" double)) AS "place",
  CAST("last" AS row("valid" boolean, "counter" bigint, "level" real, "instrument" uuid, "day" date, "begun" time(6), "at" timestamp(6) with time zone, "read" timestamp(6) with time zone, "raw" varbinary, "of" varchar, "urgency" varchar, "exact" decimal(20, 10))) AS "last",
  CAST("lines" AS array(row("article" varchar, "price" decimal(8, 2), "pieces" integer, "status" varchar, "serials" array(varchar), "found" map(varchar, row("lat" double, "lon" double))))) AS "lines",
  CAST("notes" AS array(varchar)) AS "notes",
  CAST("scans" AS array(integer)) AS "scans",
  CAST("attempts" AS array(date)) AS "attempts",
  CAST("legs" AS array(bigint)) AS "legs",
  CAST("stops" AS array(time(6))) AS "stops",
  CAST("tracks" AS array(array(row("lat" double, "lon" double)))) AS "tracks",
  CAST("tags" AS array(varchar)) AS "tags",
  CAST("seen" AS array(varchar)) AS "seen",
  CAST("siblings" AS array(varchar)) AS "siblings",
  CAST("pallets" AS array(uuid)) AS "pallets",
  CAST("prices" AS map(varchar, decimal(9, 4))) AS "prices",
  CAST("route" AS map(varchar, array(row("street" varchar, "zip" varchar, "floor" integer, "place" row("lat" double, "lon" double))))) AS "route",
  CAST("marks" AS map(varchar, varchar)) AS "marks",
  CAST("blobs" AS map(integer, varbinary)) AS "blobs",
  CAST("calendar" AS map(date, map(uuid, timestamp(6) with time zone))) AS "calendar",
  CAST("readings" AS map(bigint, row("valid" boolean, "counter" bigint, "level" real, "instrument" uuid, "day" date, "begun" time(6), "at" timestamp(6) with time zone, "read" timestamp(6) with time zone, "raw" varbinary, "of" varchar, "urgency" varchar, "exact" decimal(20, 10)))) AS "readings"
FROM "in__trade__shipments__v3"."shipments";
COMMENT ON COLUMN "in__trade__shipments__v3_sem"."shipments"."status" IS 'One of: Open, new, Closed.';
COMMENT ON COLUMN "in__trade__shipments__v3_sem"."shipments"."contact" IS 'A token that stands for personal data (EmailAddress), never the value.';
COMMENT ON COLUMN "in__trade__shipments__v3_sem"."shipments"."fallback" IS 'A token that stands for personal data (PhoneNumber), never the value.';
COMMENT ON COLUMN "in__trade__shipments__v3_sem"."shipments"."door" IS 'A token that stands for personal data (PostalAddress), never the value.';
COMMENT ON COLUMN "in__trade__shipments__v3_sem"."shipments"."card_number" IS 'A token that stands for personal data (CardNumber), never the value. Restricted: masked here.';
COMMENT ON COLUMN "in__trade__shipments__v3_sem"."shipments"."tax_id" IS 'A token that stands for personal data (TaxId), never the value.';
COMMENT ON COLUMN "in__trade__shipments__v3_sem"."shipments"."recipient" IS 'A token that stands for personal data (Name), another in every row, never the value.';
COMMENT ON COLUMN "in__trade__shipments__v3_sem"."shipments"."born" IS 'A token that stands for personal data (BirthDate) and that nobody can open.';
COMMENT ON COLUMN "in__trade__shipments__v3_sem"."shipments"."recipient_born" IS 'A token that stands for personal data (BirthDate), never the value.';
COMMENT ON COLUMN "in__trade__shipments__v3_sem"."shipments"."iban" IS 'A token that stands for personal data (Iban), never the value.';
COMMENT ON COLUMN "in__trade__shipments__v3_sem"."shipments"."caller" IS 'A token that stands for personal data (PhoneNumber) and that nobody can open.';
COMMENT ON COLUMN "in__trade__shipments__v3_sem"."shipments"."customs_number" IS 'Text of the same form that stands for personal data (TaxId), never the value.';
COMMENT ON COLUMN "in__trade__shipments__v3_sem"."shipments"."witness" IS 'Personal data (Name) that is left out: always null.';
COMMENT ON COLUMN "in__trade__shipments__v3_sem"."shipments"."courier" IS 'Personal data (EmailAddress) that is left out: always null.';
COMMENT ON COLUMN "in__trade__shipments__v3_sem"."shipments"."express" IS 'Whether it was sent at once.';
COMMENT ON COLUMN "in__trade__shipments__v3_sem"."shipments"."grams" IS 'Deprecated: use Weight';
COMMENT ON COLUMN "in__trade__shipments__v3_sem"."shipments"."distance" IS 'In km.';
COMMENT ON COLUMN "in__trade__shipments__v3_sem"."shipments"."weight" IS 'In kg.';
COMMENT ON COLUMN "in__trade__shipments__v3_sem"."shipments"."postage" IS 'In EUR.';
COMMENT ON COLUMN "in__trade__shipments__v3_sem"."shipments"."worth_insured" IS 'Confidential: masked here.';
COMMENT ON COLUMN "in__trade__shipments__v3_sem"."shipments"."priority" IS 'One of: Low, High.';
COMMENT ON COLUMN "in__trade__shipments__v3_sem"."shipments"."old_status2" IS 'One of: Open, new, Closed. Deprecated.';
COMMENT ON COLUMN "in__trade__shipments__v3_sem"."shipments"."to" IS 'Where it goes.';
COMMENT ON COLUMN "in__trade__shipments__v3_sem"."shipments"."from" IS 'Confidential: masked here.';

CREATE OR REPLACE VIEW "in__trade__shipments__v3_sem"."carriers"
COMMENT 'One row a shipment.'
SECURITY INVOKER AS
SELECT
  CAST("carrier_id" AS uuid) AS "carrier_id",
  CAST("name" AS varchar) AS "name",
  CAST("parent_id" AS uuid) AS "parent_id",
  CAST("since" AS date) AS "since",
  CAST("country" AS varchar) AS "country",
  CAST("residence" AS varchar) AS "residence"
FROM "in__trade__shipments__v3"."carriers";

CREATE SCHEMA IF NOT EXISTS "ch__trade__shipments__v3_sem";

CREATE OR REPLACE VIEW "ch__trade__shipments__v3_sem"."shipments"
COMMENT 'One row a shipment.'
SECURITY INVOKER AS
SELECT
  CAST("shipment_id" AS varchar) AS "shipment_id",
  CAST("status" AS varchar) AS "status",
  CAST("buyer" AS varchar) AS "buyer",
  CAST("contact" AS varchar) AS "contact",
  CAST("fallback" AS varchar) AS "fallback",
  CAST("door" AS varchar) AS "door",
  CAST(NULL AS varchar) AS "card_number",
  CAST("tax_id" AS varchar) AS "tax_id",
  CAST("recipient" AS varchar) AS "recipient",
  CAST("born" AS varchar) AS "born",
  CAST("recipient_born" AS varchar) AS "recipient_born",
  CAST("iban" AS varchar) AS "iban",
  CAST("caller" AS varchar) AS "caller",
  CAST("customs_number" AS varchar) AS "customs_number",
  CAST("witness" AS varchar) AS "witness",
  CAST("courier" AS varchar) AS "courier",
  CAST("country" AS varchar) AS "country",
  CAST("residence" AS varchar) AS "residence",
  CAST("express" AS boolean) AS "express",
  CAST("insured" AS boolean) AS "insured",
  CAST("parcels" AS integer) AS "parcels",
  CAST("grams" AS integer) AS "grams",
  CAST("sequence" AS bigint) AS "sequence",
  CAST("number" AS bigint) AS "number",
  CAST("volume" AS real) AS "volume",
  CAST("share" AS real) AS "share",
  CAST("distance" AS double) AS "distance",
  CAST("drift" AS double) AS "drift",
  CAST("weight" AS decimal(10, 3)) AS "weight",
  CAST("postage" AS decimal(9, 2)) AS "postage",
  CAST("refund" AS decimal(9, 2)) AS "refund",
  CAST("toll" AS decimal(18, 4)) AS "toll",
  CAST("toll_before" AS decimal(18, 4)) AS "toll_before",
  CAST("worth" AS decimal(19, 4)) AS "worth",
  CAST(NULL AS decimal(19, 4)) AS "worth_insured",
  CAST("rate" AS decimal(10, 5)) AS "rate",
  CAST("rate_before" AS decimal(10, 5)) AS "rate_before",
  CAST("emissions" AS decimal(38, 9)) AS "emissions",
  CAST("code" AS varchar) AS "code",
  CAST("carrier_id" AS uuid) AS "carrier_id",
  CAST("first_carrier_id" AS uuid) AS "first_carrier_id",
  CAST("carrier_name" AS varchar) AS "carrier_name",
  CAST("depot" AS varchar) AS "depot",
  CAST("sent_on" AS date) AS "sent_on",
  CAST("due_on" AS date) AS "due_on",
  CAST("cut_off" AS time(6)) AS "cut_off",
  CAST("slot" AS time(6)) AS "slot",
  CAST("changed" AS timestamp(6) with time zone) AS "changed",
  CAST("delivered_at" AS timestamp(6) with time zone) AS "delivered_at",
  CAST("packed_at" AS timestamp(6) with time zone) AS "packed_at",
  CAST("printed" AS timestamp(6) with time zone) AS "printed",
  CAST("signature" AS varbinary) AS "signature",
  CAST("seal" AS varbinary) AS "seal",
  CAST("priority" AS varchar) AS "priority",
  CAST("old_status2" AS varchar) AS "old_status2",
  CAST("temperature" AS double) AS "temperature",
  CAST("fee" AS decimal(6, 2)) AS "fee",
  CAST("warehouse" AS varchar) AS "warehouse",
  CAST("to" AS row("street" varchar, "zip" varchar, "floor" integer, "place" row("lat" double, "lon" double))) AS "to",
  CAST(NULL AS row("street" varchar, "zip" varchar, "floor" integer, "place" row("lat" double, "lon" double))) AS "from",
  CAST("place" AS row("lat" double, "lon" double)) AS "place",
  CAST("last" AS row("valid" boolean, "counter" bigint, "level" real, "instrument" uuid, "day" date, "begun" time(6), "at" timestamp(6) with time zone, "read" timestamp(6) with time zone, "raw" varbinary, "of" varchar, "urgency" varchar, "exact" decimal(20, 10))) AS "last",
  CAST("lines" AS array(row("article" varchar, "price" decimal(8, 2), "pieces" integer, "status" varchar, "serials" array(varchar), "found" map(varchar, row("lat" double, "lon" double))))) AS "lines",
  CAST("notes" AS array(varchar)) AS "notes",
  CAST("scans" AS array(integer)) AS "scans",
  CAST("attempts" AS array(date)) AS "attempts",
  CAST("legs" AS array(bigint)) AS "legs",
  CAST("stops" AS array(time(6))) AS "stops",
  CAST("tracks" AS array(array(row("lat" double, "lon" double)))) AS "tracks",
  CAST("tags" AS array(varchar)) AS "tags",
  CAST("seen" AS array(varchar)) AS "seen",
  CAST("siblings" AS array(varchar)) AS "siblings",
  CAST("pallets" AS array(uuid)) AS "pallets",
  CAST("prices" AS map(varchar, decimal(9, 4))) AS "prices",
  CAST("route" AS map(varchar, array(row("street" varchar, "zip" varchar, "floor" integer, "place" row("lat" double, "lon" double))))) AS "route",
  CAST("marks" AS map(varchar, varchar)) AS "marks",
  CAST("blobs" AS map(integer, varbinary)) AS "blobs",
  CAST("calendar" AS map(date, map(uuid, timestamp(6) with time zone))) AS "calendar",
  CAST("readings" AS map(bigint, row("valid" boolean, "counter" bigint, "level" real, "instrument" uuid, "day" date, "begun" time(6), "at" timestamp(6) with time zone, "read" timestamp(6) with time zone, "raw" varbinary, "of" varchar, "urgency" varchar, "exact" decimal(20, 10)))) AS "readings"
FROM "ch__trade__shipments__v3"."shipments";
COMMENT ON COLUMN "ch__trade__shipments__v3_sem"."shipments"."status" IS 'One of: Open, new, Closed.';
COMMENT ON COLUMN "ch__trade__shipments__v3_sem"."shipments"."contact" IS 'A token that stands for personal data (EmailAddress), never the value.';
COMMENT ON COLUMN "ch__trade__shipments__v3_sem"."shipments"."fallback" IS 'A token that stands for personal data (PhoneNumber), never the value.';
COMMENT ON COLUMN "ch__trade__shipments__v3_sem"."shipments"."door" IS 'A token that stands for personal data (PostalAddress), never the value.';
COMMENT ON COLUMN "ch__trade__shipments__v3_sem"."shipments"."card_number" IS 'A token that stands for personal data (CardNumber), never the value. Restricted: masked here.';
COMMENT ON COLUMN "ch__trade__shipments__v3_sem"."shipments"."tax_id" IS 'A token that stands for personal data (TaxId), never the value.';
COMMENT ON COLUMN "ch__trade__shipments__v3_sem"."shipments"."recipient" IS 'A token that stands for personal data (Name), another in every row, never the value.';
COMMENT ON COLUMN "ch__trade__shipments__v3_sem"."shipments"."born" IS 'A token that stands for personal data (BirthDate) and that nobody can open.';
COMMENT ON COLUMN "ch__trade__shipments__v3_sem"."shipments"."recipient_born" IS 'A token that stands for personal data (BirthDate), never the value.';
COMMENT ON COLUMN "ch__trade__shipments__v3_sem"."shipments"."iban" IS 'A token that stands for personal data (Iban), never the value.';
COMMENT ON COLUMN "ch__trade__shipments__v3_sem"."shipments"."caller" IS 'A token that stands for personal data (PhoneNumber) and that nobody can open.';
COMMENT ON COLUMN "ch__trade__shipments__v3_sem"."shipments"."customs_number" IS 'Text of the same form that stands for personal data (TaxId), never the value.';
COMMENT ON COLUMN "ch__trade__shipments__v3_sem"."shipments"."witness" IS 'Personal data (Name) that is left out: always null.';
COMMENT ON COLUMN "ch__trade__shipments__v3_sem"."shipments"."courier" IS 'Personal data (EmailAddress) that is left out: always null.';
COMMENT ON COLUMN "ch__trade__shipments__v3_sem"."shipments"."express" IS 'Whether it was sent at once.';
COMMENT ON COLUMN "ch__trade__shipments__v3_sem"."shipments"."grams" IS 'Deprecated: use Weight';
COMMENT ON COLUMN "ch__trade__shipments__v3_sem"."shipments"."distance" IS 'In km.';
COMMENT ON COLUMN "ch__trade__shipments__v3_sem"."shipments"."weight" IS 'In kg.';
COMMENT ON COLUMN "ch__trade__shipments__v3_sem"."shipments"."postage" IS 'In EUR.';
COMMENT ON COLUMN "ch__trade__shipments__v3_sem"."shipments"."worth_insured" IS 'Confidential: masked here.';
COMMENT ON COLUMN "ch__trade__shipments__v3_sem"."shipments"."priority" IS 'One of: Low, High.';
COMMENT ON COLUMN "ch__trade__shipments__v3_sem"."shipments"."old_status2" IS 'One of: Open, new, Closed. Deprecated.';
COMMENT ON COLUMN "ch__trade__shipments__v3_sem"."shipments"."to" IS 'Where it goes.';
COMMENT ON COLUMN "ch__trade__shipments__v3_sem"."shipments"."from" IS 'Confidential: masked here.';

CREATE OR REPLACE VIEW "ch__trade__shipments__v3_sem"."carriers"
COMMENT 'One row a shipment.'
SECURITY INVOKER AS
SELECT
  CAST("carrier_id" AS uuid) AS "carrier_id",
  CAST("name" AS varchar) AS "name",
  CAST("parent_id" AS uuid) AS "parent_id",
  CAST("since" AS date) AS "since",
  CAST("country" AS varchar) AS "country",
  CAST("residence" AS varchar) AS "residence"
FROM "ch__trade__shipments__v3"."carriers";

CREATE SCHEMA IF NOT EXISTS "us__trade__shipments__v3_sem";

CREATE OR REPLACE VIEW "us__trade__shipments__v3_sem"."shipments"
COMMENT 'One row a shipment.'
SECURITY INVOKER AS
SELECT
  CAST("shipment_id" AS varchar) AS "shipment_id",
  CAST("status" AS varchar) AS "status",
  CAST("buyer" AS varchar) AS "buyer",
  CAST("contact" AS varchar) AS "contact",
  CAST("fallback" AS varchar) AS "fallback",
  CAST("door" AS varchar) AS "door",
  CAST(NULL AS varchar) AS "card_number",
  CAST("tax_id" AS varchar) AS "tax_id",
  CAST("recipient" AS varchar) AS "recipient",
  CAST("born" AS varchar) AS "born",
  CAST("recipient_born" AS varchar) AS "recipient_born",
  CAST("iban" AS varchar) AS "iban",
  CAST("caller" AS varchar) AS "caller",
  CAST("customs_number" AS varchar) AS "customs_number",
  CAST("witness" AS varchar) AS "witness",
  CAST("courier" AS varchar) AS "courier",
  CAST("country" AS varchar) AS "country",
  CAST("residence" AS varchar) AS "residence",
  CAST("express" AS boolean) AS "express",
  CAST("insured" AS boolean) AS "insured",
  CAST("parcels" AS integer) AS "parcels",
  CAST("grams" AS integer) AS "grams",
  CAST("sequence" AS bigint) AS "sequence",
  CAST("number" AS bigint) AS "number",
  CAST("volume" AS real) AS "volume",
  CAST("share" AS real) AS "share",
  CAST("distance" AS double) AS "distance",
  CAST("drift" AS double) AS "drift",
  CAST("weight" AS decimal(10, 3)) AS "weight",
  CAST("postage" AS decimal(9, 2)) AS "postage",
  CAST("refund" AS decimal(9, 2)) AS "refund",
  CAST("toll" AS decimal(18, 4)) AS "toll",
  CAST("toll_before" AS decimal(18, 4)) AS "toll_before",
  CAST("worth" AS decimal(19, 4)) AS "worth",
  CAST(NULL AS decimal(19, 4)) AS "worth_insured",
  CAST("rate" AS decimal(10, 5)) AS "rate",
  CAST("rate_before" AS decimal(10, 5)) AS "rate_before",
  CAST("emissions" AS decimal(38, 9)) AS "emissions",
  CAST("code" AS varchar) AS "code",
  CAST("carrier_id" AS uuid) AS "carrier_id",
  CAST("first_carrier_id" AS uuid) AS "first_carrier_id",
  CAST("carrier_name" AS varchar) AS "carrier_name",
  CAST("depot" AS varchar) AS "depot",
  CAST("sent_on" AS date) AS "sent_on",
  CAST("due_on" AS date) AS "due_on",
  CAST("cut_off" AS time(6)) AS "cut_off",
  CAST("slot" AS time(6)) AS "slot",
  CAST("changed" AS timestamp(6) with time zone) AS "changed",
  CAST("delivered_at" AS timestamp(6) with time zone) AS "delivered_at",
  CAST("packed_at" AS timestamp(6) with time zone) AS "packed_at",
  CAST("printed" AS timestamp(6) with time zone) AS "printed",
  CAST("signature" AS varbinary) AS "signature",
  CAST("seal" AS varbinary) AS "seal",
  CAST("priority" AS varchar) AS "priority",
  CAST("old_status2" AS varchar) AS "old_status2",
  CAST("temperature" AS double) AS "temperature",
  CAST("fee" AS decimal(6, 2)) AS "fee",
  CAST("warehouse" AS varchar) AS "warehouse",
  CAST("to" AS row("street" varchar, "zip" varchar, "floor" integer, "place" row("lat" double, "lon" double))) AS "to",
  CAST(NULL AS row("street" varchar, "zip" varchar, "floor" integer, "place" row("lat" double, "lon" double))) AS "from",
  CAST("place" AS row("lat" double, "lon" double)) AS "place",
  CAST("last" AS row("valid" boolean, "counter" bigint, "level" real, "instrument" uuid, "day" date, "begun" time(6), "at" timestamp(6) with time zone, "read" timestamp(6) with time zone, "raw" varbinary, "of" varchar, "urgency" varchar, "exact" decimal(20, 10))) AS "last",
  CAST("lines" AS array(row("article" varchar, "price" decimal(8, 2), "pieces" integer, "status" varchar, "serials" array(varchar), "found" map(varchar, row("lat" double, "lon" double))))) AS "lines",
  CAST("notes" AS array(varchar)) AS "notes",
  CAST("scans" AS array(integer)) AS "scans",
  CAST("attempts" AS array(date)) AS "attempts",
  CAST("legs" AS array(bigint)) AS "legs",
  CAST("stops" AS array(time(6))) AS "stops",
  CAST("tracks" AS array(array(row("lat" double, "lon" double)))) AS "tracks",
  CAST("tags" AS array(varchar)) AS "tags",
  CAST("seen" AS array(varchar)) AS "seen",
  CAST("siblings" AS array(varchar)) AS "siblings",
  CAST("pallets" AS array(uuid)) AS "pallets",
  CAST("prices" AS map(varchar, decimal(9, 4))) AS "prices",
  CAST("route" AS map(varchar, array(row("street" varchar, "zip" varchar, "floor" integer, "place" row("lat" double, "lon" double))))) AS "route",
  CAST("marks" AS map(varchar, varchar)) AS "marks",
  CAST("blobs" AS map(integer, varbinary)) AS "blobs",
  CAST("calendar" AS map(date, map(uuid, timestamp(6) with time zone))) AS "calendar",
  CAST("readings" AS map(bigint, row("valid" boolean, "counter" bigint, "level" real, "instrument" uuid, "day" date, "begun" time(6), "at" timestamp(6) with time zone, "read" timestamp(6) with time zone, "raw" varbinary, "of" varchar, "urgency" varchar, "exact" decimal(20, 10)))) AS "readings"
FROM "us__trade__shipments__v3"."shipments";
COMMENT ON COLUMN "us__trade__shipments__v3_sem"."shipments"."status" IS 'One of: Open, new, Closed.';
COMMENT ON COLUMN "us__trade__shipments__v3_sem"."shipments"."contact" IS 'A token that stands for personal data (EmailAddress), never the value.';
COMMENT ON COLUMN "us__trade__shipments__v3_sem"."shipments"."fallback" IS 'A token that stands for personal data (PhoneNumber), never the value.';
COMMENT ON COLUMN "us__trade__shipments__v3_sem"."shipments"."door" IS 'A token that stands for personal data (PostalAddress), never the value.';
COMMENT ON COLUMN "us__trade__shipments__v3_sem"."shipments"."card_number" IS 'A token that stands for personal data (CardNumber), never the value. Restricted: masked here.';
COMMENT ON COLUMN "us__trade__shipments__v3_sem"."shipments"."tax_id" IS 'A token that stands for personal data (TaxId), never the value.';
COMMENT ON COLUMN "us__trade__shipments__v3_sem"."shipments"."recipient" IS 'A token that stands for personal data (Name), another in every row, never the value.';
COMMENT ON COLUMN "us__trade__shipments__v3_sem"."shipments"."born" IS 'A token that stands for personal data (BirthDate) and that nobody can open.';
COMMENT ON COLUMN "us__trade__shipments__v3_sem"."shipments"."recipient_born" IS 'A token that stands for personal data (BirthDate), never the value.';
COMMENT ON COLUMN "us__trade__shipments__v3_sem"."shipments"."iban" IS 'A token that stands for personal data (Iban), never the value.';
COMMENT ON COLUMN "us__trade__shipments__v3_sem"."shipments"."caller" IS 'A token that stands for personal data (PhoneNumber) and that nobody can open.';
COMMENT ON COLUMN "us__trade__shipments__v3_sem"."shipments"."customs_number" IS 'Text of the same form that stands for personal data (TaxId), never the value.';
COMMENT ON COLUMN "us__trade__shipments__v3_sem"."shipments"."witness" IS 'Personal data (Name) that is left out: always null.';
COMMENT ON COLUMN "us__trade__shipments__v3_sem"."shipments"."courier" IS 'Personal data (EmailAddress) that is left out: always null.';
COMMENT ON COLUMN "us__trade__shipments__v3_sem"."shipments"."express" IS 'Whether it was sent at once.';
COMMENT ON COLUMN "us__trade__shipments__v3_sem"."shipments"."grams" IS 'Deprecated: use Weight';
COMMENT ON COLUMN "us__trade__shipments__v3_sem"."shipments"."distance" IS 'In km.';
COMMENT ON COLUMN "us__trade__shipments__v3_sem"."shipments"."weight" IS 'In kg.';
COMMENT ON COLUMN "us__trade__shipments__v3_sem"."shipments"."postage" IS 'In EUR.';
COMMENT ON COLUMN "us__trade__shipments__v3_sem"."shipments"."worth_insured" IS 'Confidential: masked here.';
COMMENT ON COLUMN "us__trade__shipments__v3_sem"."shipments"."priority" IS 'One of: Low, High.';
COMMENT ON COLUMN "us__trade__shipments__v3_sem"."shipments"."old_status2" IS 'One of: Open, new, Closed. Deprecated.';
COMMENT ON COLUMN "us__trade__shipments__v3_sem"."shipments"."to" IS 'Where it goes.';
COMMENT ON COLUMN "us__trade__shipments__v3_sem"."shipments"."from" IS 'Confidential: masked here.';

CREATE OR REPLACE VIEW "us__trade__shipments__v3_sem"."carriers"
COMMENT 'One row a shipment.'
SECURITY INVOKER AS
SELECT
  CAST("carrier_id" AS uuid) AS "carrier_id",
  CAST("name" AS varchar) AS "name",
  CAST("parent_id" AS uuid) AS "parent_id",
  CAST("since" AS date) AS "since",
  CAST("country" AS varchar) AS "country",
  CAST("residence" AS varchar) AS "residence"
FROM "us__trade__shipments__v3"."carriers";

CREATE SCHEMA IF NOT EXISTS "mc__trade__shipments__v3_sem";

CREATE OR REPLACE VIEW "mc__trade__shipments__v3_sem"."shipments"
COMMENT 'One row a shipment.'
SECURITY INVOKER AS
SELECT
  CAST("shipment_id" AS varchar) AS "shipment_id",
  CAST("status" AS varchar) AS "status",
  CAST("buyer" AS varchar) AS "buyer",
  CAST("contact" AS varchar) AS "contact",
  CAST("fallback" AS varchar) AS "fallback",
  CAST("door" AS varchar) AS "door",
  CAST(NULL AS varchar) AS "card_number",
  CAST("tax_id" AS varchar) AS "tax_id",
  CAST("recipient" AS varchar) AS "recipient",
  CAST("born" AS varchar) AS "born",
  CAST("recipient_born" AS varchar) AS "recipient_born",
  CAST("iban" AS varchar) AS "iban",
  CAST("caller" AS varchar) AS "caller",
  CAST("customs_number" AS varchar) AS "customs_number",
  CAST("witness" AS varchar) AS "witness",
  CAST("courier" AS varchar) AS "courier",
  CAST("country" AS varchar) AS "country",
  CAST("residence" AS varchar) AS "residence",
  CAST("express" AS boolean) AS "express",
  CAST("insured" AS boolean) AS "insured",
  CAST("parcels" AS integer) AS "parcels",
  CAST("grams" AS integer) AS "grams",
  CAST("sequence" AS bigint) AS "sequence",
  CAST("number" AS bigint) AS "number",
  CAST("volume" AS real) AS "volume",
  CAST("share" AS real) AS "share",
  CAST("distance" AS double) AS "distance",
  CAST("drift" AS double) AS "drift",
  CAST("weight" AS decimal(10, 3)) AS "weight",
  CAST("postage" AS decimal(9, 2)) AS "postage",
  CAST("refund" AS decimal(9, 2)) AS "refund",
  CAST("toll" AS decimal(18, 4)) AS "toll",
  CAST("toll_before" AS decimal(18, 4)) AS "toll_before",
  CAST("worth" AS decimal(19, 4)) AS "worth",
  CAST(NULL AS decimal(19, 4)) AS "worth_insured",
  CAST("rate" AS decimal(10, 5)) AS "rate",
  CAST("rate_before" AS decimal(10, 5)) AS "rate_before",
  CAST("emissions" AS decimal(38, 9)) AS "emissions",
  CAST("code" AS varchar) AS "code",
  CAST("carrier_id" AS uuid) AS "carrier_id",
  CAST("first_carrier_id" AS uuid) AS "first_carrier_id",
  CAST("carrier_name" AS varchar) AS "carrier_name",
  CAST("depot" AS varchar) AS "depot",
  CAST("sent_on" AS date) AS "sent_on",
  CAST("due_on" AS date) AS "due_on",
  CAST("cut_off" AS time(6)) AS "cut_off",
  CAST("slot" AS time(6)) AS "slot",
  CAST("changed" AS timestamp(6) with time zone) AS "changed",
  CAST("delivered_at" AS timestamp(6) with time zone) AS "delivered_at",
  CAST("packed_at" AS timestamp(6) with time zone) AS "packed_at",
  CAST("printed" AS timestamp(6) with time zone) AS "printed",
  CAST("signature" AS varbinary) AS "signature",
  CAST("seal" AS varbinary) AS "seal",
  CAST("priority" AS varchar) AS "priority",
  CAST("old_status2" AS varchar) AS "old_status2",
  CAST("temperature" AS double) AS "temperature",
  CAST("fee" AS decimal(6, 2)) AS "fee",
  CAST("warehouse" AS varchar) AS "warehouse",
  CAST("to" AS row("street" varchar, "zip" varchar, "floor" integer, "place" row("lat" double, "lon" double))) AS "to",
  CAST(NULL AS row("street" varchar, "zip" varchar, "floor" integer, "place" row("lat" double, "lon" double))) AS "from",
  CAST("place" AS row("lat" double, "lon" double)) AS "place",
  CAST("last" AS row("valid" boolean, "counter" bigint, "level" real, "instrument" uuid, "day" date, "begun" time(6), "at" timestamp(6) with time zone, "read" timestamp(6) with time zone, "raw" varbinary, "of" varchar, "urgency" varchar, "exact" decimal(20, 10))) AS "last",
  CAST("lines" AS array(row("article" varchar, "price" decimal(8, 2), "pieces" integer, "status" varchar, "serials" array(varchar), "found" map(varchar, row("lat" double, "lon" double))))) AS "lines",
  CAST("notes" AS array(varchar)) AS "notes",
  CAST("scans" AS array(integer)) AS "scans",
  CAST("attempts" AS array(date)) AS "attempts",
  CAST("legs" AS array(bigint)) AS "legs",
  CAST("stops" AS array(time(6))) AS "stops",
  CAST("tracks" AS array(array(row("lat" double, "lon" double)))) AS "tracks",
  CAST("tags" AS array(varchar)) AS "tags",
  CAST("seen" AS array(varchar)) AS "seen",
  CAST("siblings" AS array(varchar)) AS "siblings",
  CAST("pallets" AS array(uuid)) AS "pallets",
  CAST("prices" AS map(varchar, decimal(9, 4))) AS "prices",
  CAST("route" AS map(varchar, array(row("street" varchar, "zip" varchar, "floor" integer, "place" row("lat" double, "lon" double))))) AS "route",
  CAST("marks" AS map(varchar, varchar)) AS "marks",
  CAST("blobs" AS map(integer, varbinary)) AS "blobs",
  CAST("calendar" AS map(date, map(uuid, timestamp(6) with time zone))) AS "calendar",
  CAST("readings" AS map(bigint, row("valid" boolean, "counter" bigint, "level" real, "instrument" uuid, "day" date, "begun" time(6), "at" timestamp(6) with time zone, "read" timestamp(6) with time zone, "raw" varbinary, "of" varchar, "urgency" varchar, "exact" decimal(20, 10)))) AS "readings"
FROM "mc__trade__shipments__v3"."shipments";
COMMENT ON COLUMN "mc__trade__shipments__v3_sem"."shipments"."status" IS 'One of: Open, new, Closed.';
COMMENT ON COLUMN "mc__trade__shipments__v3_sem"."shipments"."contact" IS 'A token that stands for personal data (EmailAddress), never the value.';
COMMENT ON COLUMN "mc__trade__shipments__v3_sem"."shipments"."fallback" IS 'A token that stands for personal data (PhoneNumber), never the value.';
COMMENT ON COLUMN "mc__trade__shipments__v3_sem"."shipments"."door" IS 'A token that stands for personal data (PostalAddress), never the value.';
COMMENT ON COLUMN "mc__trade__shipments__v3_sem"."shipments"."card_number" IS 'A token that stands for personal data (CardNumber), never the value. Restricted: masked here.';
COMMENT ON COLUMN "mc__trade__shipments__v3_sem"."shipments"."tax_id" IS 'A token that stands for personal data (TaxId), never the value.';
COMMENT ON COLUMN "mc__trade__shipments__v3_sem"."shipments"."recipient" IS 'A token that stands for personal data (Name), another in every row, never the value.';
COMMENT ON COLUMN "mc__trade__shipments__v3_sem"."shipments"."born" IS 'A token that stands for personal data (BirthDate) and that nobody can open.';
COMMENT ON COLUMN "mc__trade__shipments__v3_sem"."shipments"."recipient_born" IS 'A token that stands for personal data (BirthDate), never the value.';
COMMENT ON COLUMN "mc__trade__shipments__v3_sem"."shipments"."iban" IS 'A token that stands for personal data (Iban), never the value.';
COMMENT ON COLUMN "mc__trade__shipments__v3_sem"."shipments"."caller" IS 'A token that stands for personal data (PhoneNumber) and that nobody can open.';
COMMENT ON COLUMN "mc__trade__shipments__v3_sem"."shipments"."customs_number" IS 'Text of the same form that stands for personal data (TaxId), never the value.';
COMMENT ON COLUMN "mc__trade__shipments__v3_sem"."shipments"."witness" IS 'Personal data (Name) that is left out: always null.';
COMMENT ON COLUMN "mc__trade__shipments__v3_sem"."shipments"."courier" IS 'Personal data (EmailAddress) that is left out: always null.';
COMMENT ON COLUMN "mc__trade__shipments__v3_sem"."shipments"."express" IS 'Whether it was sent at once.';
COMMENT ON COLUMN "mc__trade__shipments__v3_sem"."shipments"."grams" IS 'Deprecated: use Weight';
COMMENT ON COLUMN "mc__trade__shipments__v3_sem"."shipments"."distance" IS 'In km.';
COMMENT ON COLUMN "mc__trade__shipments__v3_sem"."shipments"."weight" IS 'In kg.';
COMMENT ON COLUMN "mc__trade__shipments__v3_sem"."shipments"."postage" IS 'In EUR.';
COMMENT ON COLUMN "mc__trade__shipments__v3_sem"."shipments"."worth_insured" IS 'Confidential: masked here.';
COMMENT ON COLUMN "mc__trade__shipments__v3_sem"."shipments"."priority" IS 'One of: Low, High.';
COMMENT ON COLUMN "mc__trade__shipments__v3_sem"."shipments"."old_status2" IS 'One of: Open, new, Closed. Deprecated.';
COMMENT ON COLUMN "mc__trade__shipments__v3_sem"."shipments"."to" IS 'Where it goes.';
COMMENT ON COLUMN "mc__trade__shipments__v3_sem"."shipments"."from" IS 'Confidential: masked here.';

CREATE OR REPLACE VIEW "mc__trade__shipments__v3_sem"."carriers"
COMMENT 'One row a shipment.'
SECURITY INVOKER AS
SELECT
  CAST("carrier_id" AS uuid) AS "carrier_id",
  CAST("name" AS varchar) AS "name",
  CAST("parent_id" AS uuid) AS "parent_id",
  CAST("since" AS date) AS "since",
  CAST("country" AS varchar) AS "country",
  CAST("residence" AS varchar) AS "residence"
FROM "mc__trade__shipments__v3"."carriers";
