using DataProducts.TestKit;

namespace DataProducts.Contracts.Tests;

/// <summary>Two major versions of a product, rendered side by side.</summary>
public sealed class TwoMajorsTests
{
    private static readonly ProductManifest Old = Samples.Manifest(Samples.AccessModel);
    private static readonly ProductManifest New = Old with { Version = "10.0.0" };

    [Fact]
    public void NewestMajor_KeepsTheNames_AndNoFileIsWrittenTwice()
    {
        var both = ProductArtefacts.Render([New, Old], new ArtefactOptions());

        Assert.Equal(both.Count, both.Select(artefact => artefact.Path).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(ProductArtefacts.Render(New), both.Take(both.Count / 2));
        Assert.Equal(ProductArtefacts.Render(Old, new ArtefactOptions { IsEarlierMajor = true }), both.Skip(both.Count / 2));
    }

    [Fact]
    public void ViewsAndTypesOfTheEarlier_HaveItsMajorInTheirNames()
    {
        Golden.Check(DuckDbViewRenderer.Render(Old, isEarlierMajor: true), Samples.GoldenPath("access-model.v1.duckdb.sql"));
        Golden.Check(GraphQlRenderer.Render(Old, isEarlierMajor: true), Samples.GoldenPath("access-model.v1.graphql"));
    }

    [Fact]
    public void ModelsOfTheEarlier_HaveNamesAndIdsOfTheirOwn()
    {
        var (now, earlier) = (BiArtefacts.Render(Old, Old.Id).ToList(), BiArtefacts.Render(Old, "retail.customers.v1").ToList());

        // A connection names an account, and a list of tables its tables; both are the same of every product.
        Assert.All(
            now.Zip(earlier).Where(pair => pair.First.Text == pair.Second.Text),
            pair => Assert.Matches(@"\.pbids$|definition\.pbism$|model\.tmdl$", pair.First.Path));
        var ids = now.SelectMany(file => file.Text.Split('\n').Where(line => line.Contains("lineageTag", StringComparison.Ordinal))).ToHashSet();
        Assert.NotEmpty(ids);
        Assert.DoesNotContain(earlier, file => ids.Any(id => file.Text.Contains(id, StringComparison.Ordinal)));
    }

    [Fact]
    public void ViewsOfBoth_StandInOneDatabase()
    {
        using var lake = new ScratchLake(New);
        lake.AddTables(Old);
        lake.Run(DuckDbViewRenderer.Render(Old, isEarlierMajor: true));

        Assert.Equal(
            ["customers", "customers__v1"],
            lake.Read("SELECT view_name FROM duckdb_views() WHERE schema_name = 'retail' ORDER BY ALL").Select(row => (string)row[0]!));
    }

    [Theory]
    [InlineData("retail.customers", "retail.customers", null, null)]
    [InlineData("retail.customers__addresses", "retail.customers", null, "addresses")]
    [InlineData("retail.customers__v1", "retail.customers", "1", null)]
    [InlineData("retail.customers__v10__addresses", "retail.customers", "10", "addresses")]
    [InlineData("retail.customers_v1", "retail.customers_v1", null, null)]
    [InlineData("retail.customers__v01", "retail.customers", null, "v01")]
    [InlineData("retail.customers__v", "retail.customers", null, "v")]
    [InlineData("retail.customers__v0", "retail.customers", "0", null)]
    [InlineData("retail.customers__addresses__v1", "retail.customers", null, "addresses__v1")]
    public void NameInSql_IsReadAndWritten(string name, string product, string? major, string? port)
    {
        var read = SqlTableName.Parse(name);

        Assert.Equal((new ProductReference(product, major), port), (read.Product, read.Port));
        Assert.Equal(name, read.ToString());
    }

    [Theory]
    [InlineData("retail.customers", "retail.customers", null)]
    [InlineData("retail.customers@1", "retail.customers", "1")]
    [InlineData("retail.customers@0", "retail.customers", "0")]
    [InlineData("retail.customers@01", "retail.customers@01", null)]
    [InlineData("retail.customers@1.0", "retail.customers@1.0", null)]
    [InlineData("retail.customers@", "retail.customers@", null)]
    [InlineData("a@2@1", "a@2", "1")]
    [InlineData("retail.customers@١", "retail.customers@١", null)]
    [InlineData("retail.customers@123456789012345678901", "retail.customers@123456789012345678901", null)]
    [InlineData("", "", null)]
    public void Reference_IsReadAndWritten(string text, string id, string? major)
    {
        Assert.Equal(new ProductReference(id, major), ProductReference.Parse(text));
        Assert.Equal(text, ProductReference.Parse(text).ToString());
    }

    [Fact]
    public void PortCalledLikeAMajor_IsRefused() => Assert.Equal(
        "DP1204",
        Assert.Throws<DataProductException>(() => ManifestReader.Parse(Samples.Everything
            .Replace("\"name\": \"" + Samples.Manifest(Samples.Everything).Ports[1].Name + "\"", "\"name\": \"v1\"", StringComparison.Ordinal))).Id);
}
