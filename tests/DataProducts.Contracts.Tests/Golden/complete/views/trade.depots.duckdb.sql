-- trade.depots 1.0.0 for DuckDB (generated).
-- Personal columns hold tokens, classified ones their mask.
CREATE SCHEMA IF NOT EXISTS "trade";

CREATE OR REPLACE VIEW "trade"."depots" AS
SELECT
  CAST("depot_code" AS VARCHAR) AS "depot_code",
  CAST("changed" AS TIMESTAMP WITH TIME ZONE) AS "changed",
  CAST("at" AS STRUCT("street" VARCHAR, "zip" VARCHAR, "floor" INTEGER, "place" STRUCT("lat" DOUBLE, "lon" DOUBLE))) AS "at"
FROM "ch__trade__depots__v1"."depots";
COMMENT ON VIEW "trade"."depots" IS 'One row a depot.';
