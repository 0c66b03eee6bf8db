using DataProducts.Contracts;

namespace DataProducts.Testing.Tests.Formats;

/// <summary>A manifest as the generator of version 1 wrote it.</summary>
public sealed class OldManifestTests
{
    [Fact]
    public void ManifestOfVersion1_IsReadAndRendered()
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Formats", "manifest-1.json"));
        Assert.StartsWith("{\"manifestVersion\":1,", text, StringComparison.Ordinal);

        var product = ManifestReader.Parse(text);

        Assert.Equal(("retail.customers", "1.0.0"), (product.Id, product.Version));
        Assert.Equal(
            ["customer_id", "residence", "email", "phone", "address_line", "address_line2", "city", "country", "card_type", "card_number", "legal_hold", "modified"],
            product.Ports[0].Columns.Select(column => column.Name));
        Assert.Equal(5, product.Ports[0].Columns.Count(column => column.Pii is not null));
        Assert.All(ProductArtefacts.Render(product), artefact => Assert.NotEmpty(artefact.Text));
        Assert.Empty(ContractDiff.Between(product, product).Changes);
    }

    [Fact]
    public void NewerManifest_IsRefusedByName()
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Formats", "manifest-1.json"));
        var newer = FormattableString.Invariant($"{{\"manifestVersion\":{ProductManifest.NewestVersion + 1},");

        var failure = Assert.Throws<DataProductException>(() => ManifestReader.Parse(text.Replace("{\"manifestVersion\":1,", newer, StringComparison.Ordinal)));

        Assert.Equal("DP1202", failure.Id);
        Assert.Contains("retail.customers", failure.Message, StringComparison.Ordinal);
    }
}
