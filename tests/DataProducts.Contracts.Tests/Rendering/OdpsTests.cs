using DataProducts.TestKit;

namespace DataProducts.Contracts.Tests;

public sealed class OdpsTests
{
    [Theory]
    [InlineData("access-model.odps.yaml", Samples.AccessModel)]
    [InlineData("everything.odps.yaml", Samples.Everything)]
    public void Card_IsTheGoldenFile(string golden, string manifest) =>
        Golden.Check(OdpsRenderer.Render(Samples.Manifest(manifest)), Samples.GoldenPath(golden));

    [Fact]
    public async Task Card_IsValidByTheStandardsSchema()
    {
        var cards = new[] { Samples.Manifest(Samples.AccessModel), Samples.Manifest(Samples.Everything), Samples.Hostile(), Samples.Complete };

        var answers = await Oracles.ValidateAsync(Oracles.OdpsSchema(), [.. cards.Select(OdpsRenderer.Render)]);

        Assert.All(answers, answer => Assert.Empty(answer.Errors));
        Assert.Equal(Samples.HostileText, Variables.Resolve(answers[2].Value["description"]!["purpose"]));
        Assert.Equal(Samples.HostileText, Variables.Resolve(answers[2].Value["team"]!["name"]));
    }

    [Theory]
    [InlineData("kind: DataProduct", "kind: Product")]
    [InlineData("apiVersion: v1.1.0\n", "")]
    [InlineData("outputPorts:", "outputPort:")]
    [InlineData("    contractId: ", "    contract: ")]
    [InlineData("    name: customers\n    type", "    type")]
    [InlineData("        vendor: dataproducts", "        seller: dataproducts")]
    public async Task BrokenCard_IsInvalidByTheStandardsSchema(string good, string bad)
    {
        var card = OdpsRenderer.Render(Samples.Manifest(Samples.AccessModel));
        Assert.Contains(good, card, StringComparison.Ordinal);

        var answers = await Oracles.ValidateAsync(Oracles.OdpsSchema(), card.Replace(good, bad, StringComparison.Ordinal));

        Assert.All(answers, answer => Assert.NotEmpty(answer.Errors));
    }
}
