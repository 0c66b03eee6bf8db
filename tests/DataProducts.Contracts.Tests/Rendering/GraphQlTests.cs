using CsCheck;
using DataProducts.TestKit;

namespace DataProducts.Contracts.Tests;

public sealed class GraphQlTests
{
    [Theory]
    [InlineData("access-model.graphql", Samples.AccessModel)]
    [InlineData("everything.graphql", Samples.Everything)]
    public void Types_AreTheGoldenFile(string golden, string manifest) =>
        Golden.Check(GraphQlRenderer.Render(Samples.Manifest(manifest)), Samples.GoldenPath(golden));

    [Fact]
    public async Task Types_MakeASubgraph()
    {
        var answer = (await Oracles.SubgraphsAsync(GraphQlRenderer.Render(Samples.Manifest(Samples.Everything))))[0]!;

        Assert.Empty(answer["errors"]!.AsArray());
        Assert.Equal(["CreditRiskExposures: book asOf"], answer["keys"]!.AsArray().Select(key => (string?)key));
        var fields = answer["types"]!["CreditRiskExposures"]!["fields"]!.AsObject();
        Assert.Equal(
            [
                "book Long!", "asOf Date!", "rank Int", "isOpen Boolean!", "grosse Decimal!", "exact Decimal!", "fine Decimal!", "ratio Float!",
                "weight Float!", "booked DateTime!", "trace UUID", "seal Base64", "limitAmount Decimal",
            ],
            fields.Select(field => $"{field.Key} {field.Value!["type"]}"));
        var taxId = answer["types"]!["CreditRiskExposuresObligors"]!["fields"]!["taxId"]!;
        Assert.Equal("String", (string?)taxId["type"]);
        Assert.Equal(
            "As the authority writes it. A token that stands for personal data (TaxId), never the value. Restricted: null where policy does not show it.",
            (string?)taxId["description"]);
    }

    // Policy may show null in place of a value that every row has.
    [Fact]
    public void RequiredColumnAboveInternal_MayBeNull()
    {
        var manifest = Samples.Manifest(Samples.AccessModel.Replace(
            "\"name\": \"country\", \"property\": \"Country\"", "\"classification\": \"Confidential\", \"name\": \"country\", \"property\": \"Country\"", StringComparison.Ordinal));

        Assert.Contains("  country: String\n", GraphQlRenderer.Render(manifest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HostileText_ComesBackAsItWas()
    {
        var answer = (await Oracles.SubgraphsAsync(GraphQlRenderer.Render(Samples.Hostile())))[0]!;

        Assert.Empty(answer["errors"]!.AsArray());
        var type = answer["types"]!["RetailCustomers"]!;
        Assert.Equal($"retail.customers.customers: {Samples.HostileText}", (string?)type["description"]);
        Assert.StartsWith($"email{Samples.HostileText} A token", (string?)type["fields"]!["email"]!["description"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnyDescription_ComesBackAsItWas()
    {
        var texts = new List<string>();
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["\"\\\n\r\t#${}'` \u2028\u0000\u001b\ud83d\ude00"], 0, 12])
            .Where(text => text.Length > 0 && text.EnumerateRunes().All(rune => rune.Value != 0xFFFD))
            .Sample(texts.Add, iter: 300, threads: 1);
        var manifest = Samples.Manifest(Samples.AccessModel);

        var answers = await Oracles.SubgraphsAsync([.. texts.Select(text => GraphQlRenderer.Render(manifest with { Description = text }))]);

        Assert.Equal(
            texts.Select(text => $"retail.customers.customers: {text}"),
            answers.Select(answer => (string?)answer!["types"]!["RetailCustomers"]?["description"]));
    }

    [Fact]
    public async Task BrokenTypes_AreNoSubgraph()
    {
        var good = GraphQlRenderer.Render(Samples.Manifest(Samples.AccessModel));
        var answers = await Oracles.SubgraphsAsync(
            good.Replace("\ntype ", "\ntyp ", StringComparison.Ordinal),
            good.Replace("String!", "Text!", StringComparison.Ordinal));

        Assert.All(answers, answer => Assert.NotEmpty(answer!["errors"]!.AsArray()));
    }

    [Fact]
    public void ColumnsOfOneFieldName_AreRefused()
    {
        var manifest = Samples.Manifest(Samples.AccessModel.Replace("\"name\": \"legal_hold\"", "\"name\": \"customer__id\"", StringComparison.Ordinal));

        Assert.Equal("DP1207", Assert.Throws<DataProductException>(() => GraphQlRenderer.Render(manifest)).Id);
    }
}
