using DataProducts.TestKit;

namespace DataProducts.Contracts.Tests;

public sealed class DuckDbViewTests
{
    [Theory]
    [InlineData("access-model.duckdb.sql", Samples.AccessModel)]
    [InlineData("everything.duckdb.sql", Samples.Everything)]
    public void View_IsTheGoldenFile(string golden, string manifest) =>
        Golden.Check(DuckDbViewRenderer.Render(Samples.Manifest(manifest)), Samples.GoldenPath(golden));

    [Fact]
    public void View_IsTheUnionOverTheJurisdictions()
    {
        using var lake = new ScratchLake(Samples.Manifest(Samples.AccessModel));
        lake.Run("INSERT INTO eu__retail__customers__v1.customers VALUES ('a', 'EU', 'token-1', 'DE', NULL)");
        lake.Run("INSERT INTO ch__retail__customers__v1.customers VALUES ('b', 'CH', 'token-2', 'CH', true)");

        Assert.Equal(
            [["a", "EU", "token-1", "DE", null], ["b", "CH", "token-2", "CH", "True"]],
            lake.Read("FROM retail.customers ORDER BY customer_id"));
    }

    [Fact]
    public void View_HasTheTypesOfTheManifest()
    {
        using var lake = new ScratchLake(Samples.Manifest(Samples.Everything));

        Assert.Equal(
            [
                "BIGINT", "DATE", "INTEGER", "BOOLEAN", "DECIMAL(18,4)", "DECIMAL(19,4)", "DECIMAL(10,5)", "DOUBLE", "FLOAT",
                "TIMESTAMP WITH TIME ZONE", "UUID", "BLOB", "DECIMAL(12,2)",
            ],
            lake.Read("SELECT data_type FROM duckdb_columns() WHERE schema_name = 'credit_risk' AND table_name = 'exposures' ORDER BY column_index")
                .Select(row => row[0]));
        Assert.Empty(lake.Read("FROM credit_risk.exposures__obligors"));
    }

    [Fact]
    public void ClassifiedColumn_IsMasked()
    {
        using var lake = new ScratchLake(Samples.Manifest(Samples.Everything));
        lake.Run("INSERT INTO ch__credit_risk__exposures__v0.exposures (book, limit_amount) VALUES (1, 5000)");

        Assert.Equal([["1", null]], lake.Read("SELECT book, limit_amount FROM credit_risk.exposures"));
    }

    [Fact]
    public void Script_CanRunTwice()
    {
        var manifest = Samples.Manifest(Samples.AccessModel);
        using var lake = new ScratchLake(manifest);

        lake.Run(DuckDbViewRenderer.Render(manifest));

        Assert.Empty(lake.Read("FROM retail.customers"));
    }

    [Fact]
    public void NestedColumns_AreShownAsTheyAre()
    {
        using var lake = new ScratchLake(Samples.Complete);
        lake.Run("""
            INSERT INTO ch__trade__shipments__v3.shipments (shipment_id, cut_off, tags, prices, "from", "to", lines, tracks, calendar) VALUES
            ('S-1', '17:30:00.000001', ['a', 'b'], MAP {'EUR': 1.50, 'USD': NULL}, {'street': 'hidden', 'zip': NULL, 'floor': 1, 'place': NULL},
             {'street': 'x', 'zip': NULL, 'floor': 1, 'place': {'lat': 1.5, 'lon': 2}},
             [{'article': 'a', 'price': 1, 'pieces': NULL, 'status': 'Open', 'serials': ['s'], 'found': MAP {'here': {'lat': 3, 'lon': 4}}}],
             [[{'lat': 5, 'lon': 6}], []], MAP {DATE '2026-01-01': MAP {}})
            """);

        Assert.Equal(
            [["17:30:00.000001", "[a, b]", "{EUR=1.5000, USD=NULL}", null, "x", "1.5", "s", "4", "6", "{2026-01-01={}}"]],
            lake.Read("""
                SELECT cut_off::VARCHAR, tags::VARCHAR, prices::VARCHAR, "from", "to".street, "to".place.lat, lines[1].serials[1], lines[1].found['here'].lon,
                    tracks[1][1].lon, calendar::VARCHAR
                FROM trade.shipments
                """));
        Assert.Equal(
            ["cut_off TIME", "prices MAP(VARCHAR, DECIMAL(9,4))", "tags VARCHAR[]"],
            lake.Read("""
                SELECT column_name || ' ' || data_type FROM duckdb_columns()
                WHERE schema_name = 'trade' AND column_name IN ('tags', 'prices', 'cut_off') ORDER BY column_name
                """).Select(row => row[0]));
    }

    [Fact]
    public void Comments_SayWhatTheTypeDoesNot()
    {
        using var lake = new ScratchLake(Samples.Complete);

        Assert.Equal(
            [
                ["distance", "In km."], ["express", "Whether it was sent at once."], ["from", "Confidential: masked here."], ["grams", "Deprecated: use Weight"],
                ["old_status2", "One of: Open, new, Closed. Deprecated."], ["priority", "One of: Low, High."],
                ["tax_id", "A token that stands for personal data (TaxId), never the value."], ["to", "Where it goes."],
            ],
            lake.Read("""
                SELECT column_name, comment FROM duckdb_columns() WHERE schema_name = 'trade' AND table_name = 'shipments'
                AND column_name IN ('distance', 'express', 'from', 'grams', 'old_status2', 'priority', 'tax_id', 'to', 'place') AND comment IS NOT NULL
                ORDER BY column_name
                """));
    }
}
