using DataProducts.TestKit;

namespace DataProducts.Contracts.Tests;

public sealed class DuckDbViewTests
{
    [Theory]
    [InlineData("access-model.duckdb.sql", Samples.AccessModel)]
    [InlineData("everything.duckdb.sql", Samples.Everything)]
    [InlineData("payments.duckdb.sql", EngineSamples.Payments)]
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
        using var lake = new ScratchLake(Samples.Manifest(EngineSamples.Payments));
        lake.Run("""
            INSERT INTO ch__ledger__payments__v2.payments (payment_id, payer, cut_off, tags, fees, purpose, scores) VALUES
            ('00000000-0000-0000-0000-000000000001', 1, '17:30:00.000001', ['a', 'b'], MAP {'wire': 1.50, 'none': NULL},
             {'code': 'SALA', 'since': NULL, 'opens': NULL, 'lines': [{'note': 'x', 'trace': NULL, 'counts': MAP {1: {'n': 2}}}, NULL]}, [0.5])
            """);

        Assert.Equal(
            [["17:30:00.000001", "[a, b]", "{wire=1.50, none=NULL}", "SALA", "x", "2", null]],
            lake.Read("""
                SELECT cut_off::VARCHAR, tags::VARCHAR, fees::VARCHAR, purpose.code, purpose.lines[1].note, purpose.lines[1].counts[1].n, scores
                FROM ledger.payments
                """));
        Assert.Equal(
            [["VARCHAR[]"], ["MAP(VARCHAR, DECIMAL(9,2))"], ["TIME"]],
            lake.Read("""
                SELECT data_type FROM duckdb_columns() WHERE schema_name = 'ledger' AND column_name IN ('tags', 'fees', 'cut_off') ORDER BY column_name DESC
                """).OrderBy(row => row[0] == "TIME").ThenBy(row => row[0]!.StartsWith("MAP", StringComparison.Ordinal)));
    }

    [Fact]
    public void Comments_SayWhatTheTypeDoesNot()
    {
        using var lake = new ScratchLake(Samples.Manifest(EngineSamples.Payments));

        Assert.Equal(
            [
                ["amount", "What was paid. In CHF."], ["channel", "One of: E-banking, true. Deprecated: Use state."], ["purpose", "Deprecated."],
                ["scores", "Confidential: masked here."], ["state", "One of: Open, Booked, Returned."],
            ],
            lake.Read("""
                SELECT column_name, comment FROM duckdb_columns()
                WHERE schema_name = 'ledger' AND table_name = 'payments' AND comment IS NOT NULL ORDER BY column_name
                """));
    }

    [Fact]
    public void ProductOfEveryMember_HasViews()
    {
        using var lake = new ScratchLake(Samples.Manifest(Samples.Complete));

        Assert.Empty(lake.Read("SELECT venue.place.city, fills[1].notes, by_day[DATE '2026-01-01'] FROM trading.orders"));
        Assert.Empty(lake.Read("FROM trading.orders__venues"));
    }
}
