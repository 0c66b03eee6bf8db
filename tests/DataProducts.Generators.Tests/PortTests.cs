using System.Reflection;
using System.Text.Json;
using DataProducts.TestKit;

namespace DataProducts.Generators.Tests;

/// <summary>Records that are further ports of a product.</summary>
public class PortTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    [Fact]
    public void Ports_HaveTheReviewedManifestOnce()
    {
        var assembly = TeamAssembly.Load(GeneratorRun.Of(Records.Invoice, Records.Shop, Records.Concert));

        var attribute = assembly.GetCustomAttributes<DataProductManifestAttribute>().Single();
        using var manifest = JsonDocument.Parse(attribute.Manifest);
        Golden.Check(
            JsonSerializer.Serialize(manifest, Indented).ReplaceLineEndings("\n") + "\n",
            "tests/DataProducts.Generators.Tests/Golden/Shop.manifest.json");
        Assert.Equal("music.listeners", attribute.Id);
        foreach (var type in (string[])["Shop.Listener", "Shop.Billing.Book+Invoice", "Concert"])
        {
            Assert.Equal(attribute.Manifest, Row(assembly, type).Manifest);
        }
    }

    [Fact]
    public void Port_HasTheReviewedCode()
    {
        var run = GeneratorRun.Of(Records.Shop, Records.Invoice);

        var file = Assert.Single(run.Files, file => file.HintName.Contains("Invoice", StringComparison.Ordinal));
        Golden.Check(file.SourceText.ToString(), "tests/DataProducts.Generators.Tests/Golden/Invoice.g.cs.txt");
    }

    [Fact]
    public void Port_HasTheProductsIdentityAndItsOwnRows()
    {
        var assembly = TeamAssembly.Load(GeneratorRun.Of(Records.Shop, Records.Invoice));
        var invoice = Row(assembly, "Shop.Billing.Book+Invoice");

        Assert.Equal(
            ("music.listeners", "music", "invoices", "2.1.0"),
            (invoice.Schema.Product, invoice.Schema.Domain, invoice.Schema.Port, invoice.Schema.Version));
        Assert.Equal([0], invoice.Schema.Key);
        var row = invoice.ReadGood(new Dictionary<string, string>
        {
            ["invoice_id"] = "7",
            ["listener_id"] = "42",
            ["country"] = "IN",
            ["address"] = "",
            ["total"] = "1.98",
        });
        Assert.Equal((Jurisdiction.IN, "7", "42", null), (invoice.JurisdictionOf(row), invoice.KeyOf(row), invoice.SubjectOf(row), invoice.PiiOf(row, 0)));
    }

    [Fact]
    public void PortOfAProductWithOneJurisdiction_HasIt()
    {
        const string Port = "namespace N; [DataProductPort(typeof(R), \"p\")] public sealed partial record P { [Key] public required int Id { get; init; } }";
        var port = Row(TeamAssembly.Load(GeneratorRun.Of(Records.Minimal(), Port)), "N.P");

        Assert.Equal(Jurisdiction.CH, port.JurisdictionOf(port.ReadGood(new Dictionary<string, string> { ["id"] = "1" })));
    }

    [Theory]
    [InlineData("\"Invoices\"")]
    [InlineData("\"in__voices\"")]
    [InlineData("\"1st\"")]
    [InlineData("\"\"")]
    [InlineData("null!")]
    [InlineData("\"listeners\"")]
    [InlineData("\"a_name_so_long_that_no_query_could_ever_name_the_table_of_it\"")]
    public void PortWithABadName_IsLeftOut(string name) =>
        OnlyTheProductIsThere(Records.Invoice.Replace("\"invoices\"", name, StringComparison.Ordinal));

    [Theory]
    [InlineData("typeof(Listener)", "typeof(string)")]
    [InlineData("typeof(Listener)", "typeof(Book)")]
    [InlineData("typeof(Listener)", "typeof(Missing)")]
    [InlineData("typeof(Listener)", "null!")]
    [InlineData("[Key] ", "")]
    [InlineData("sealed partial record Invoice", "sealed record Invoice")]
    [InlineData("[Freshness", "[DerivedFrom(\"retail.customers\"), Freshness")]
    [InlineData("[JurisdictionOf(From = nameof(Country))] public required Jurisdiction Residence { get; init; }", "")]
    public void PortThatBreaksARule_IsLeftOut(string before, string after)
    {
        Assert.Contains(before, Records.Invoice, StringComparison.Ordinal);
        OnlyTheProductIsThere(Records.Invoice.Replace(before, after, StringComparison.Ordinal));
    }

    [Fact]
    public void PortsOfOneName_AreBothLeftOut() =>
        OnlyTheProductIsThere(Records.Invoice, Records.Concert.Replace("concerts", "invoices", StringComparison.Ordinal));

    [Fact]
    public void PortOfAProductThatBreaksARule_GetsNothing()
    {
        var run = GeneratorRun.Of(Records.Shop.Replace("2.1.0", "2", StringComparison.Ordinal), Records.Invoice);

        Assert.Empty(run.Files);
        Assert.Null(run.Result.Exception);
    }

    [Fact]
    public void PortThatIsAProductToo_MakesBothQuiet() =>
        Assert.Empty(GeneratorRun.Of(Records.Minimal(above: "[DataProductPort(typeof(R), \"p\")]")).Files);

    [Theory]
    [InlineData("press")]
    [InlineData("music.listeners")]
    [InlineData("retail.customers")]
    public void SourceThatIsNoOtherProduct_IsRefused(string source) =>
        Assert.Empty(GeneratorRun.Of(Records.Shop.Replace("press.charts", source, StringComparison.Ordinal)).Files);

    private static void OnlyTheProductIsThere(params string[] ports)
    {
        var run = GeneratorRun.Of([Records.Shop, .. ports]);

        Assert.Null(run.Result.Exception);
        Assert.DoesNotContain("\"name\":\"invoices\"", run.Text, StringComparison.Ordinal);
    }

    private static RowDriver Row(Assembly assembly, string type) => RowDriver.Of(assembly.GetType(type, throwOnError: true)!);
}
