using System.Text.Json.Nodes;
using DataProducts.TestKit;

namespace DataProducts.Contracts.Tests;

public sealed class TokenMappingTests
{
    [Theory]
    [InlineData("access-model.tokens.json", Samples.AccessModel)]
    [InlineData("everything.tokens.json", Samples.Everything)]
    public void Mapping_IsTheGoldenFile(string golden, string manifest) =>
        Golden.Check(TokenMappingRenderer.Render(Samples.Manifest(manifest)), Samples.GoldenPath(golden));

    [Fact]
    public async Task Mapping_IsValidByItsSchema()
    {
        var manifest = Samples.Manifest(Samples.AccessModel);
        var none = manifest with { Ports = [manifest.Ports[0] with { Columns = [manifest.Ports[0].Columns[0]] }] };
        var ageless = Samples.Edited(json => json["ports"]![0]!["retention"] = new JsonObject { ["period"] = "P1Y2M3DT4H5S" });
        var products = new[] { manifest, Samples.Manifest(Samples.Everything), Samples.Hostile(), none, Samples.Complete, ageless };

        var answers = await Oracles.ValidateAsync(Oracles.TokensSchema(), [.. products.Select(TokenMappingRenderer.Render)]);

        Assert.All(answers, answer => Assert.Empty(answer.Errors));
        Assert.Empty(answers[3].Value["columns"]!.AsArray());
    }

    [Fact]
    public async Task BrokenMapping_IsInvalidByItsSchema()
    {
        var mapping = TokenMappingRenderer.Render(Samples.Manifest(Samples.AccessModel));
        (string Good, string Bad)[] edits =
        [
            ("\"formatVersion\": 2", "\"formatVersion\": 1"),
            ("\"EmailAddress\"", "\"Email\""),
            ("\"subject\": \"customer_id\",", ""),
            ("\"country\": \"country\"", "\"fixed\": \"CH\""),
            ("\"nullable\"", "\"optional\""),
        ];
        Assert.All(edits, edit => Assert.Contains(edit.Good, mapping, StringComparison.Ordinal));

        var answers = await Oracles.ValidateAsync(
            Oracles.TokensSchema(), [.. edits.Select(edit => mapping.Replace(edit.Good, edit.Bad, StringComparison.Ordinal))]);

        Assert.All(answers, answer => Assert.NotEmpty(answer.Errors));
    }

    [Theory]
    [InlineData("\"P7Y\"", "\"7 years\"")]
    [InlineData("\"P7Y\"", "\"P\"")]
    [InlineData("\"column\": \"sent_on\"", "\"columns\": \"sent_on\"")]
    [InlineData("\"delivery\"", "\"fraud-detection\"")]
    [InlineData("\"scope\": \"*\"", "\"scope\": \"**\"")]
    [InlineData("\"mode\": \"Random\"", "\"mode\": \"Redact\"")]
    [InlineData("\"mode\": \"Redact\"", "\"mode\": \"Random\"")]
    [InlineData("\"keepSpelling\": true", "\"keepSpelling\": false")]
    public async Task BrokenPromise_IsInvalidByItsSchema(string good, string bad)
    {
        var mapping = TokenMappingRenderer.Render(Samples.Complete);
        Assert.Contains(good, mapping, StringComparison.Ordinal);

        Assert.NotEmpty((await Oracles.ValidateAsync(Oracles.TokensSchema(), mapping.Replace(good, bad, StringComparison.Ordinal)))[0].Errors);
    }

    [Fact]
    public void Schema_NamesEveryKindAndMode()
    {
        var column = JsonNode.Parse(File.ReadAllText(Oracles.TokensSchema()))!["$defs"]!["column"]!["properties"]!;

        Assert.Equal(Enum.GetNames<PiiKind>(), column["kind"]!["enum"]!.AsArray().Select(name => name!.GetValue<string>()));
        Assert.Equal(Enum.GetNames<TokenMode>(), column["mode"]!["enum"]!.AsArray().Select(name => name!.GetValue<string>()));
    }
}
