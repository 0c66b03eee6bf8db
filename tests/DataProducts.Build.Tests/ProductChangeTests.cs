namespace DataProducts.Build.Tests;

/// <summary>What a build does after a product was edited or removed.</summary>
public sealed class ProductChangeTests : IDisposable
{
    private readonly ScratchProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task EditedProduct_RewritesWhatDiffers_AndARemovedOneIsDeleted()
    {
        _project.Write(("retail.customers", "One row a person."), ("retail.orders", "One row an order."));
        await _project.BuildAsync();
        var first = _project.Files();
        Assert.Equal((2 * (ArtefactNames.OfCustomers.Length - ArtefactNames.Own.Length)) + ArtefactNames.Own.Length, first.Count);

        _project.Write(("retail.customers", "One row a customer."), ("retail.orders", "One row an order."));
        await _project.BuildAsync("--no-restore");
        var second = _project.Files();
        Assert.Equal(
            [
                ArtefactNames.List, "bi/retail.customers.SemanticModel/definition/model.tmdl", "bi/retail.customers.osi.yaml",
                "retail.customers.auto.tfvars.json", "retail.customers.customers.schema.json", "retail.customers.graphql",
                "retail.customers.odcs.yaml", "retail.customers.odps.yaml",
                "views/retail.customers.duckdb.sql", "views/retail.customers.snowflake.sql", "views/retail.customers.trino.sql",
            ],
            ArtefactNames.Changed(first, second));

        _project.Write(("retail.customers", "One row a customer."));
        await _project.BuildAsync("--no-restore");
        var third = _project.Files();
        Assert.Equal([ArtefactNames.List], ArtefactNames.Changed(second, third));
        Assert.Equal(ArtefactNames.OfCustomers, ArtefactNames.In(third));

        _project.Write();
        await _project.BuildAsync("--no-restore");
        Assert.Equal(ArtefactNames.Own, ArtefactNames.In(_project.Files()));
        Assert.False(Directory.Exists(Path.Combine(_project.Artefacts, "views")));
        Assert.False(Directory.Exists(Path.Combine(_project.Artefacts, "bi")));
    }
}
