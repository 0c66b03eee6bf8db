using System.Text.RegularExpressions;
using DataProducts.TestKit;

namespace DataProducts.Contracts.Tests;

public sealed class CedarSchemaTests
{
    [Theory]
    [InlineData("access-model.cedarschema", Samples.AccessModel)]
    [InlineData("everything.cedarschema", Samples.Everything)]
    public void Schema_IsTheGoldenFile(string golden, string manifest) =>
        Golden.Check(CedarSchemaRenderer.Render(Samples.Manifest(manifest)), Samples.GoldenPath(golden));

    [Fact]
    public async Task SchemaOfTheAccessModel_DeclaresWhatTheDesignDoes()
    {
        var design = await File.ReadAllTextAsync(Conformance.Find("design/access-model/retail.customers.cedarschema"), TestContext.Current.CancellationToken);

        // The design is of vocabulary 1; 2 has three kinds of personal data more.
        var newer = design.Replace(
            "\"detokenise:TaxId\"", "\"detokenise:TaxId\", \"detokenise:Name\", \"detokenise:BirthDate\", \"detokenise:Iban\"", StringComparison.Ordinal);
        Assert.NotEqual(design, newer);
        var json = await Oracles.CedarSchemaJsonAsync(newer, CedarSchemaRenderer.Render(Samples.Manifest(Samples.AccessModel)));

        Assert.Equal(json[0], json[1]);
    }

    [Fact]
    public async Task PoliciesOfTheAccessModel_AreStrictlyValid()
    {
        var answer = await Oracles.CedarValidateAsync(CedarSchemaRenderer.Render(Samples.Manifest(Samples.AccessModel)), DesignPolicies());

        Assert.Empty(answer["errors"]!.AsArray());
        Assert.Empty(answer["warnings"]!.AsArray());
    }

    [Theory]
    [InlineData("resource.email == \"x\"")]
    [InlineData("resource.residence == \"CH\"")]
    [InlineData("resource.legalHold")]
    public async Task PolicyOnWhatARowDoesNotShow_IsInvalid(string condition)
    {
        var policy = $$"""permit (principal, action == DataProducts::Action::"readRow", resource) when { {{condition}} };""";

        var answer = await Oracles.CedarValidateAsync(CedarSchemaRenderer.Render(Samples.Manifest(Samples.AccessModel)), policy);

        Assert.Contains("attribute", Assert.Single(answer["errors"]!.AsArray())!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryAttribute_IsOfTheTypeThatTheDataSays()
    {
        var manifest = Samples.Manifest(Samples.Everything);
        var rows = manifest.Ports.Select(port => RowEntityType.Of(manifest, port)).ToList();
        var conditions = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["__cedar::Long"] = " == 1",
            ["__cedar::Bool"] = " == true",
            ["__cedar::String"] = " == \"x\"",
            ["__cedar::decimal"] = ".lessThan(decimal(\"1.0000\"))",
            ["DataProducts::Jurisdiction"] = " == DataProducts::Jurisdiction::\"CH\"",
        };
        var policies = string.Concat(rows.SelectMany(row => row.Attributes.Select(attribute =>
            $$"""
            permit (principal, action == DataProducts::Action::"readRow", resource is {{row.Name}})
            when { {{(attribute.Nullable ? $"resource has \"{attribute.Name}\" && " : "")}}resource["{{attribute.Name}}"]{{conditions[attribute.CedarType]}} };

            """)));

        var answer = await Oracles.CedarValidateAsync(CedarSchemaRenderer.Render(manifest), policies);

        Assert.Empty(answer["errors"]!.AsArray());
        Assert.Equal(["jurisdiction", "book", "rank", "in", "größe"], rows[0].Attributes.Select(attribute => attribute.Name));
        Assert.Equal("DataProducts::CreditRiskExposuresRow", rows[0].Name);
        Assert.Equal("DataProducts::CreditRiskExposuresObligorsRow", rows[1].Name);
    }

    [Fact]
    public void RowType_TellsTheColumnOfEachAttribute()
    {
        var manifest = Samples.Manifest(Samples.AccessModel);

        Assert.Equal(
            [
                new RowAttribute("jurisdiction", "DataProducts::Jurisdiction", "residence", Nullable: false),
                new RowAttribute("customerId", "__cedar::String", "customer_id", Nullable: false),
                new RowAttribute("country", "__cedar::String", "country", Nullable: false),
                new RowAttribute("legalHold", "__cedar::Bool", "legal_hold", Nullable: true),
            ],
            RowEntityType.Of(manifest, manifest.Ports[0]).Attributes);
    }

    [Fact]
    public void FixedJurisdiction_HasNoColumn()
    {
        var manifest = Samples.Manifest(Samples.Everything);

        Assert.Null(RowEntityType.Of(manifest, manifest.Ports[0]).Attributes[0].Column);
    }

    [Theory]
    [InlineData("\"LegalHold\"", "\"Jurisdiction\"")]
    [InlineData("\"LegalHold\"", "\"COUNTRY\"")]
    public void TwoColumnsWithOneAttribute_AreRefused(string property, string other) =>
        Assert.Equal("DP1207", Assert.Throws<DataProductException>(
            () => CedarSchemaRenderer.Render(Samples.Manifest(Samples.AccessModel.Replace(property, other, StringComparison.Ordinal)))).Id);

    [Fact]
    public void TwoPortsWithOneRowType_AreRefused()
    {
        var manifest = Samples.Manifest(Samples.Everything);
        var twins = manifest with { Ports = [manifest.Ports[0], manifest.Ports[1] with { Name = "a_1b" }, manifest.Ports[1] with { Name = "a1b" }] };

        Assert.Equal("DP1207", Assert.Throws<DataProductException>(() => CedarSchemaRenderer.Render(twins)).Id);
    }

    // The vocabulary is text; these are the enumerations that it must follow, or a new version of it is due.
    [Fact]
    public void Vocabulary_NamesEveryKindClassAndJurisdiction()
    {
        var vocabulary = CedarVocabulary.Text;

        Assert.Equal(Enum.GetNames<PiiKind>(), Suffixes("detokenise:"));
        Assert.Equal(Enum.GetNames<Classification>()[1..], Suffixes("readColumn:"));
        var codes = JurisdictionTable.Default.Jurisdictions.Append(Jurisdiction.Unknown).Select(jurisdiction => $"\"{jurisdiction.Code}\"");
        Assert.Contains($"entity Jurisdiction enum [{string.Join(", ", codes)}];", vocabulary, StringComparison.Ordinal);

        IEnumerable<string> Suffixes(string action) => Regex.Matches(vocabulary, $"\"{action}([A-Za-z]+)\"").Select(match => match.Groups[1].Value);
    }

    private static string DesignPolicies() => string.Join('\n', new[] { "retail.customers", "guard", "matrix" }
        .Select(name => File.ReadAllText(Conformance.Find($"design/access-model/{name}.cedar"))));
}
