using CsCheck;
using YamlDotNet.RepresentationModel;

namespace DataProducts.Contracts.Tests;

/// <summary>Text that means something in a format comes back from a parser that we did not write as it was.</summary>
public sealed class HostileTextTests
{
    private const string Text = Samples.HostileText;

    [Fact]
    public async Task Contract_KeepsTheText()
    {
        var (contract, errors) = Assert.Single(await Oracles.ValidateAsync(Oracles.OdcsSchema(), OdcsRenderer.Render(Samples.Hostile())));

        Assert.Empty(errors);
        Assert.Equal(Text, Variables.Resolve(contract["description"]!["purpose"]));
        Assert.Equal(Text, Variables.Resolve(contract["team"]!["name"]));
        Assert.Equal(Text, Variables.Resolve(contract["team"]!["members"]![0]!["username"]));
        Assert.Equal("email" + Text, Variables.Resolve(contract["schema"]![0]!["properties"]![2]!["description"]));
    }

    [Fact]
    public void Contract_KeepsTheTextForOurReader()
    {
        var contract = OdcsDocument.Parse(OdcsRenderer.Render(Samples.Hostile()));

        Assert.Equal(Text, contract.Purpose);
        Assert.Equal(Text, contract.Owner);
        Assert.Equal("email" + Text, contract.Schema[0].Properties[2].Description);
    }

    [Theory]
    [InlineData("the key is ${AWS_SECRET_ACCESS_KEY}")]
    [InlineData("${HOME:-none} and ${HOME}")]
    [InlineData("$${x} $$${ y} ${${z}} ${} ${:-}")]
    [InlineData("${DOLLAR:-$}")]
    public async Task VariableOfTheEnvironment_IsNotResolved(string text)
    {
        var manifest = Samples.Manifest(Samples.AccessModel) with { Description = text, Owner = text };

        var contract = (await Oracles.ValidateAsync(Oracles.OdcsSchema(), OdcsRenderer.Render(manifest)))[0].Value;
        var card = (await Oracles.ValidateAsync(Oracles.OdpsSchema(), OdpsRenderer.Render(manifest)))[0].Value;

        Assert.Equal(text, Variables.Resolve(contract["description"]!["purpose"]));
        Assert.Equal(text, Variables.Resolve(card["team"]!["name"]));
        Assert.Equal(text, OdcsDocument.Parse(contract.ToJsonString()).Purpose);
    }

    [Fact]
    public async Task TokenMapping_KeepsTheText()
    {
        var (mapping, errors) = Assert.Single(await Oracles.ValidateAsync(Oracles.TokensSchema(), TokenMappingRenderer.Render(Samples.Hostile())));

        Assert.Empty(errors);
        Assert.Equal(Text, mapping["columns"]![0]!["source"]!.GetValue<string>());
    }

    [Fact]
    public void View_KeepsTheText()
    {
        using var lake = new ScratchLake(Samples.Hostile());

        Assert.Equal([[Text]], lake.Read("SELECT comment FROM duckdb_views() WHERE schema_name = 'retail'"));
        Assert.Equal(
            [["customer_id" + Text], [null], ["email" + Text], ["country" + Text], ["legal_hold" + Text]],
            lake.Read("SELECT comment FROM duckdb_columns() WHERE schema_name = 'retail' ORDER BY column_index"));
    }

    [Fact]
    public async Task CedarSchema_DoesNotHoldTheText()
    {
        var json = await Oracles.CedarSchemaJsonAsync(
            CedarSchemaRenderer.Render(Samples.Hostile()), CedarSchemaRenderer.Render(Samples.Manifest(Samples.AccessModel)));

        Assert.Equal(json[1], json[0]);
    }

    [Fact]
    public void AnyScalar_ComesBackFromYamlDotNet() => Gen
        .OneOf(Gen.String, Gen.String[Gen.Char["-?:,[]{}#&*!|>'\"%@`~.\\=+0123456789eExXoOntyNTY \t\n"], 0, 8])
        .Where(text => text.All(character => !char.IsSurrogate(character)))
        .Sample(
            text =>
            {
                var stream = new YamlStream();
                stream.Load(new StringReader(YamlText.Document(new YamlMap { { "key", text } })));
                var scalar = (YamlScalarNode)stream.Documents[0].RootNode["key"];
                return string.Equals(scalar.Value, text, StringComparison.Ordinal);
            },
            iter: 20_000);

    [Theory]
    [InlineData("yes")]
    [InlineData("No")]
    [InlineData("NULL")]
    [InlineData("~")]
    [InlineData("1.0")]
    [InlineData("0x1F")]
    [InlineData("1e3")]
    [InlineData("12:30:45")]
    [InlineData("2026-11-22")]
    [InlineData(".inf")]
    [InlineData("NaN")]
    [InlineData("")]
    [InlineData(" x")]
    public void TextThatLooksLikeAnotherType_IsQuoted(string text) =>
        Assert.StartsWith("\"", YamlText.Write(text), StringComparison.Ordinal);
}
