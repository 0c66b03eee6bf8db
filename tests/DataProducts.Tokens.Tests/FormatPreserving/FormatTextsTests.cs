using DataProducts.TestKit.Vaults;

namespace DataProducts.Tokens.Tests;

/// <summary>Columns of mode FormatPreserving in a token space.</summary>
public sealed class FormatTextsTests
{
    private const string Card = "4111 1111 1111 1111";

    private static readonly PiiColumn Column = new("card", PiiKind.CardNumber, TokenMode.FormatPreserving, Nullable: true);

    [Fact]
    public async Task AValue_IsEnciphered_OpensAgain_AndIsInNoVault()
    {
        await using var space = new Space();
        var open = await space.Tokens.OpenAsync(Jurisdiction.EU, "retail");
        var texts = await EncipherAsync(open, [Card, null, "", "4111111111111111"], ["1", "2", "3", "4"]);
        Assert.Matches("^[0-9]{4} [0-9]{4} [0-9]{4} [0-9]{4}$", texts[0]);
        Assert.NotEqual(Card, texts[0]);
        Assert.Null(texts[1]);
        Assert.Null(texts[2]);
        Assert.Equal(texts[0]!.Replace(" ", ""), texts[3]);

        await space.RestartAsync();
        open = await space.Tokens.OpenAsync(Jurisdiction.EU, "retail");
        Assert.Equal(texts, await EncipherAsync(open, [Card, null, "", "4111111111111111"], ["1", "2", "3", "4"]));
        Assert.Equal(new OpenedCell(OpenedState.Open, Card), await DecipherAsync(open, texts[0]!, "1"));
        using var vault = SqliteTokenVault.Open(space.Vaults, Jurisdiction.EU);
        Assert.Empty((await vault.ScanAsync(default, 10)).Items);
    }

    [Fact]
    public async Task AnotherJurisdictionOrDomain_HasAnotherText()
    {
        await using var space = new Space();
        var texts = new List<string?>();
        foreach (var (jurisdiction, scope) in new[]
            { (Jurisdiction.EU, "retail"), (Jurisdiction.EU, "wealth"), (Jurisdiction.CH, "retail") })
        {
            texts.Add((await EncipherAsync(await space.Tokens.OpenAsync(jurisdiction, scope), [Card], ["1"]))[0]);
        }

        Assert.Equal(3, texts.Distinct().Count());
    }

    [Fact]
    public async Task AnErasedSubject_IsNotTakenUpAgain_AndItsTextsDoNotOpen()
    {
        await using var space = new Space();
        var open = await space.Tokens.OpenAsync(Jurisdiction.EU, "retail");
        var text = (await EncipherAsync(open, [Card], ["1"]))[0]!;
        using var vault = SqliteTokenVault.Open(space.Vaults, Jurisdiction.EU);
        await new Orders(vault).GiveAsync(ErasureAct.Erase, open.SubjectOf("1"));

        var texts = new string?[2];
        Assert.Equal([0], await open.TokeniseAsync(
            Column, Origin(2), new string?[] { Card, Card }, new[] { open.SubjectOf("1"), open.SubjectOf("2") }, texts));
        Assert.Equal<string?[]>([null, text], texts);
        Assert.Equal(OpenedState.Erased, (await DecipherAsync(open, text, "1")).State);
        Assert.Equal(Card, (await DecipherAsync(open, text, "2")).Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("no card")]
    [InlineData("dp1_eu_abab_x5fsmmuhh4tnacwuia4lw4aayrus6udxfc")]
    public async Task ATextThatIsNone_IsUnknown(string text)
    {
        await using var space = new Space();
        Assert.Equal(new OpenedCell(OpenedState.Unknown, null), await DecipherAsync(await space.Tokens.OpenAsync(Jurisdiction.EU, "retail"), text, "1"));
    }

    [Fact]
    public async Task AKindWithoutAFormat_IsATypedError()
    {
        await using var space = new Space();
        var open = await space.Tokens.OpenAsync(Jurisdiction.EU, "retail");
        var refused = await Assert.ThrowsAsync<DataProductException>(async () => await open.TokeniseAsync(
            Column with { Kind = PiiKind.Name }, Origin(1), new string?[] { "Anna" }, new[] { open.SubjectOf("1") }, new string?[1]));
        Assert.Equal("DP1470", refused.Id);
        refused = await Assert.ThrowsAsync<DataProductException>(async () => await open.DecipherAsync(
            PiiKind.Name, new[] { new TokenCell("Anna", open.SubjectOf("1")) }, new OpenedCell[1]));
        Assert.Equal("DP1470", refused.Id);
    }

    private static TokenOrigin Origin(int rows) => new("b1", Enumerable.Range(1, rows).Select(row => (long)row).ToArray());

    private static async Task<string?[]> EncipherAsync(TokenSpace space, string?[] values, string[] subjects)
    {
        var texts = new string?[values.Length];
        Assert.Empty(await space.TokeniseAsync(Column, Origin(values.Length), values, subjects.Select(space.SubjectOf).ToArray(), texts));
        return texts;
    }

    private static async Task<OpenedCell> DecipherAsync(TokenSpace space, string text, string subject)
    {
        var opened = new OpenedCell[1];
        await space.DecipherAsync(PiiKind.CardNumber, new[] { new TokenCell(text, space.SubjectOf(subject)) }, opened);
        return opened[0];
    }
}
