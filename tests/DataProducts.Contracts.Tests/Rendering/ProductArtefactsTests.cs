namespace DataProducts.Contracts.Tests;

public sealed class ProductArtefactsTests
{
    [Fact]
    public void EarlierMajor_HasNamesOfItsOwn()
    {
        var (old, now) = (Samples.Manifest(Samples.AccessModel), Samples.Manifest(Samples.AccessModel) with { Version = "2.0.0" });

        var names = ProductArtefacts.Render(now).Select(artefact => artefact.Path).ToList();
        var older = ProductArtefacts.Render(old, new ArtefactOptions { IsEarlierMajor = true }).Select(artefact => artefact.Path).ToList();

        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        Assert.Contains("retail.customers.customers.schema.json", names);
        Assert.Contains("retail.customers.v1.customers.schema.json", older);
        Assert.Empty(names.Intersect(older));
        Assert.Equal(names.Count, older.Count);
        Assert.All(older, name => Assert.Contains("retail.customers.v1.", name, StringComparison.Ordinal));
    }

    [Fact]
    public void VersionOfTheContract_IsTheOneAskedFor()
    {
        var artefacts = ProductArtefacts.Render(Samples.Manifest(Samples.AccessModel), new ArtefactOptions { Odcs = OdcsVersion.V310 });

        Assert.StartsWith("apiVersion: v3.1.0\n", artefacts.Single(one => one.Path == "retail.customers.odcs.yaml").Text, StringComparison.Ordinal);
    }
}
