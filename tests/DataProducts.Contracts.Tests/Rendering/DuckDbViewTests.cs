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
}
