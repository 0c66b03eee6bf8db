using CsCheck;

namespace DataProducts.Tokens.Tests;

/// <summary>Columns of mode FormatPreserving in a token space.</summary>
public sealed class FormatTextsTests : IAsyncLifetime
{
    private const string Card = "4111 1111 1111 1111";

    private static readonly Guid Request = new("0199a1de-0000-7000-8000-000000000001");

    private readonly Space _space = new();
    private TokenSpace _retail = null!;

    public async ValueTask InitializeAsync() => _retail = await _space.Tokens.OpenAsync(Jurisdiction.EU, "retail");

    public ValueTask DisposeAsync() => _space.DisposeAsync();

    [Fact]
    public async Task AValue_KeepsItsFormat_AndOpensAgain_AlsoInAnotherProcess()
    {
        string?[] values = [Card, null, "", "4111111111111111"];
        string[] subjects = ["1", "2", "3", "4"];
        var texts = await EncipherAsync(_retail, values, subjects);
        Assert.Matches("^[0-9]{4} [0-9]{4} [0-9]{4} [0-9]{4}$", texts[0]);
        Assert.NotEqual(Card, texts[0]);
        Assert.Null(texts[1]);
        Assert.Null(texts[2]);
        Assert.Equal(texts[0]!.Replace(" ", ""), texts[3]);

        await _space.RestartAsync();
        _retail = await _space.Tokens.OpenAsync(Jurisdiction.EU, "retail");
        Assert.Equal(texts, await EncipherAsync(_retail, values, subjects));
        Assert.Equal(new OpenedCell(OpenedState.Open, Card), await OpenAsync(_retail, texts[0]!, "1"));
        Assert.Equal("4111111111111111", (await OpenAsync(_retail, texts[3]!, "4")).Value);
    }

    [Theory]
    [MemberData(nameof(FormatCipherTests.Kinds), MemberType = typeof(FormatCipherTests))]
    public async Task AnyValues_ComeBack_ToWhomTheyBelong(PiiKind kind)
    {
        await FormatCipherTests.Texts(kind).Array[1, 60].SampleAsync(
            async values =>
            {
                string[] subjects = [.. values.Select((_, i) => $"{i % 7}")];
                var texts = await EncipherAsync(_retail, values, subjects, kind);
                var cells = texts.Select((text, i) => new TokenCell(text!, _retail.SubjectOf(subjects[i]))).ToArray();
                var opened = new OpenedCell[cells.Length];
                await _retail.DetokeniseTextsAsync(kind, cells, opened);
                Assert.Equal(values.Select(value => new OpenedCell(OpenedState.Open, value)), opened);
            },
            iter: 20);
    }

    // Nothing binds a text to a person but the vault: who may open texts must not open another's by naming somebody who is still there.
    [Fact]
    public async Task AText_OpensForItsOwnSubjectAlone()
    {
        var text = (await EncipherAsync(_retail, [Card, "5500 0000 0000 0004"], ["anna", "bob"]))[0]!;

        Assert.Equal(Card, (await OpenAsync(_retail, text, "anna")).Value);
        Assert.Equal(new OpenedCell(OpenedState.Unknown, null), await OpenAsync(_retail, text, "bob"));
        Assert.Equal(new OpenedCell(OpenedState.Unknown, null), await OpenAsync(_retail, text, "never seen"));
    }

    [Fact]
    public async Task AnErasedSubjectsText_AnswersErased_WhileWhoSharesTheValueKeepsIt()
    {
        var text = (await EncipherAsync(_retail, [Card, Card, "5500 0000 0000 0004"], ["anna", "bob", "carol"]))[0]!;
        var erasure = await _space.Tokens.EraseAsync(Jurisdiction.EU, "anna", Request);
        Assert.Equal((1, 1), (erasure.Keys, erasure.Items));

        var texts = new string?[2];
        Assert.Equal([0], await _retail.TokeniseAsync(
            Column(), Origin(2), new string?[] { Card, Card }, new[] { _retail.SubjectOf("anna"), _retail.SubjectOf("bob") }, texts));
        Assert.Equal<string?[]>([null, text], texts);
        Assert.Equal(new OpenedCell(OpenedState.Erased, null), await OpenAsync(_retail, text, "anna"));
        Assert.Equal(Card, (await OpenAsync(_retail, text, "bob")).Value);
        Assert.Equal(OpenedState.Unknown, (await OpenAsync(_retail, text, "carol")).State);
    }

    [Fact]
    public async Task AReadmittedSubjectsOldText_StaysClosed_UntilTheValueIsTakenUpAgain()
    {
        var text = (await EncipherAsync(_retail, [Card], ["anna"]))[0]!;
        await _space.Tokens.EraseAsync(Jurisdiction.EU, "anna", Request);
        await _space.Tokens.ReadmitAsync(Jurisdiction.EU, "anna", Request);
        await EncipherAsync(_retail, ["5500 0000 0000 0004"], ["anna"]);
        Assert.Equal(OpenedState.Unknown, (await OpenAsync(_retail, text, "anna")).State);

        Assert.Equal(text, (await EncipherAsync(_retail, [Card], ["anna"]))[0]);
        Assert.Equal(Card, (await OpenAsync(_retail, text, "anna")).Value);
    }

    [Fact]
    public async Task AMovedSubject_TakesItsTextsAlong()
    {
        var old = (await EncipherAsync(_retail, [Card], ["anna"]))[0]!;
        var moved = Assert.Single((await _space.Tokens.MoveAsync(Jurisdiction.EU, Jurisdiction.CH, "anna", Request, _ => default)).Tokens);

        Assert.Equal((old, PiiKind.CardNumber), (moved.Old, moved.Kind));
        Assert.Matches("^[0-9]{4} [0-9]{4} [0-9]{4} [0-9]{4}$", moved.New);
        Assert.NotEqual(old, moved.New);
        Assert.Equal(OpenedState.Erased, (await OpenAsync(_retail, old, "anna")).State);
        var swiss = await _space.Tokens.OpenAsync(Jurisdiction.CH, "retail");
        Assert.Equal(Card, (await OpenAsync(swiss, moved.New, "anna")).Value);
        Assert.Equal(OpenedState.Unknown, (await OpenAsync(swiss, old, "anna")).State);
    }

    [Fact]
    public async Task AnExport_HasTheTextAndItsValue()
    {
        var text = (await EncipherAsync(_retail, ["gb29 nwbk 6016 1331 9268 19"], ["anna"], PiiKind.Iban))[0];
        var item = Assert.Single(await _space.Tokens.ExportAsync(Jurisdiction.EU, "anna", _ => default).ToListAsync());
        Assert.Equal(
            (PiiKind.Iban, TokenMode.FormatPreserving, text, "gb29 NWBK 6016 1331 9268 19", (string?)null),
            (item.Kind, item.Mode, item.Token, item.Original, item.Spelling));
    }

    [Fact]
    public async Task AnotherJurisdictionOrDomain_HasAnotherText_AndOpensNoneOfTheOthers()
    {
        var spaces = new List<TokenSpace>();
        foreach (var (jurisdiction, scope) in new[]
            { (Jurisdiction.EU, "retail"), (Jurisdiction.EU, "wealth"), (Jurisdiction.CH, "retail") })
        {
            spaces.Add(await _space.Tokens.OpenAsync(jurisdiction, scope));
        }

        var texts = new List<string>();
        foreach (var space in spaces)
        {
            texts.Add((await EncipherAsync(space, [Card], ["anna"]))[0]!);
        }

        Assert.Equal(3, texts.Distinct().Count());
        for (var of = 0; of < texts.Count; of++)
        {
            for (var by = 0; by < spaces.Count; by++)
            {
                Assert.Equal(of == by ? OpenedState.Open : OpenedState.Unknown, (await OpenAsync(spaces[by], texts[of], "anna")).State);
            }
        }
    }

    [Fact]
    public async Task SmallLetters_AreOneValueWithCapitals()
    {
        var texts = await EncipherAsync(_retail, ["ab123456c", "AB123456C"], ["anna", "anna"], PiiKind.TaxId);
        Assert.Equal(texts[0], texts[1]);
        Assert.Equal("AB123456C", (await OpenAsync(_retail, texts[0]!, "anna", PiiKind.TaxId)).Value);
        Assert.Equal(texts, await EncipherAsync(_retail, ["AB123456c", "aB123456C"], ["anna", "anna"], PiiKind.TaxId));
    }

    [Fact]
    public async Task ARotatedKey_MakesOtherTexts_AndTheOldOnesStillOpen()
    {
        var old = (await EncipherAsync(_retail, [Card], ["anna"]))[0]!;
        Assert.Equal(2, await new TokenRotation(_retail, _ => default).RotateAsync(PiiKind.CardNumber, TokenMode.FormatPreserving, Guid.NewGuid()));
        var next = (await EncipherAsync(_retail, [Card], ["anna"]))[0]!;

        Assert.NotEqual(old, next);
        Assert.Equal(Card, (await OpenAsync(_retail, old, "anna")).Value);
        Assert.Equal(Card, (await OpenAsync(_retail, next, "anna")).Value);
        Assert.Equal(
            new HashSet<string> { old, next },
            (await _space.Tokens.ExportAsync(Jurisdiction.EU, "anna", _ => default).ToListAsync()).Select(item => item.Token).ToHashSet());
    }

    [Fact]
    public async Task Retokenising_LeavesTextsAlone_AndAVersionWithTexts_CannotBeRetired()
    {
        var rotation = new TokenRotation(_retail, _ => default);
        var text = (await EncipherAsync(_retail, [Card], ["anna"]))[0]!;
        await rotation.RotateAsync(PiiKind.CardNumber, TokenMode.FormatPreserving, Guid.NewGuid());
        await rotation.RotateAsync(PiiKind.CardNumber, TokenMode.Deterministic, Guid.NewGuid());
        var report = await rotation.RetokeniseAsync(Path.Combine(Path.GetDirectoryName(_space.Vaults)!, "job"));
        Assert.Equal((1, 0), (report.Scanned, report.Replaced));
        using var vault = SqliteTokenVault.Open(_space.Vaults, Jurisdiction.EU);
        Assert.Equal(
            ["1/2: 1 KeepFormat", "2/2: 0 None"],
            (await RetokenisationPlan.MakeAsync(vault, vault, [])).Steps
                .Where(step => step.Mode == TokenMode.FormatPreserving).Select(step => $"{step.Version}/{step.Newest}: {step.Items} {step.Action}"));
        _space.Time.Advance(TimeSpan.FromHours(1));

        var refused = await Assert.ThrowsAsync<DataProductException>(async () => await RetireAsync());
        Assert.Equal("DP1453", refused.Id);
        Assert.Equal(Card, (await OpenAsync(_retail, text, "anna")).Value);

        await _space.Tokens.EraseAsync(Jurisdiction.EU, "anna", Request);
        Assert.Equal(0, await RetireAsync());
        Assert.Equal(Card, (await OpenAsync(_retail, (await EncipherAsync(_retail, [Card], ["bob"]))[0]!, "bob")).Value);

        ValueTask<long> RetireAsync() => rotation.RetireAsync(PiiKind.CardNumber, TokenMode.FormatPreserving, 1, _ => ValueTask.FromResult(0L));
    }

    [Fact]
    public async Task ATextOfTwoVersions_OpensAsNeither()
    {
        var text = (await EncipherAsync(_retail, [Card], ["anna"]))[0]!;
        await new TokenRotation(_retail, _ => default).RotateAsync(PiiKind.CardNumber, TokenMode.FormatPreserving, Guid.NewGuid());
        using var key = (await new FormatKeys(_retail.Id, _retail.Keys.Tokens).FindAsync(PiiKind.CardNumber, 2, default))!;
        using var vault = SqliteTokenVault.Open(_space.Vaults, Jurisdiction.EU);
        var standing = (await vault.ScanAsync(default, 10)).Items[0];
        await vault.PutIfAbsentAsync(new[] { standing with { Key = key.ItemOf(text).For(standing.Key.Subject) } });

        Assert.Equal(OpenedState.Unknown, (await OpenAsync(_retail, text, "anna")).State);
    }

    [Fact]
    public async Task AnItemInAnothersPlace_DoesNotOpen()
    {
        var texts = await EncipherAsync(_retail, [Card, "5500 0000 0000 0004"], ["anna", "anna"]);
        _space.Sql(Jurisdiction.EU, "UPDATE item SET sealed = (SELECT sealed FROM item ORDER BY token LIMIT 1)");
        var states = new List<string>();
        foreach (var text in texts)
        {
            try
            {
                states.Add((await OpenAsync(_retail, text!, "anna")).State.ToString());
            }
            catch (DataProductException failure)
            {
                states.Add(failure.Id);
            }
        }

        Assert.Equal(["DP1406", "Open"], states.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("no card")]
    [InlineData("4111 1111 1111 1111")]
    [InlineData("dp1_eu_abab_x5fsmmuhh4tnacwuia4lw4aayrus6udxfc")]
    public async Task ATextThatIsNone_IsUnknown_AndMakesNoKey(string text)
    {
        Assert.Equal(new OpenedCell(OpenedState.Unknown, null), await OpenAsync(_retail, text, "1"));
        Assert.Empty(await new FormatKeys(_retail.Id, _retail.Keys.Tokens).VersionsAsync(PiiKind.CardNumber, default));
    }

    [Fact]
    public async Task AKindWithoutAFormat_IsATypedError()
    {
        var refused = await Assert.ThrowsAsync<DataProductException>(async () => await _retail.TokeniseAsync(
            Column(PiiKind.Name), Origin(1), new string?[] { "Anna" }, new[] { _retail.SubjectOf("1") }, new string?[1]));
        Assert.Equal("DP1470", refused.Id);
        refused = await Assert.ThrowsAsync<DataProductException>(async () => await OpenAsync(_retail, "Anna", "1", PiiKind.Name));
        Assert.Equal("DP1470", refused.Id);
        refused = await Assert.ThrowsAsync<DataProductException>(async () =>
            await new TokenRotation(_retail, _ => default).RotateAsync(PiiKind.Name, TokenMode.FormatPreserving, Guid.NewGuid()));
        Assert.Equal("DP1470", refused.Id);
    }

    private static PiiColumn Column(PiiKind kind = PiiKind.CardNumber) => new("column", kind, TokenMode.FormatPreserving, Nullable: true);

    private static TokenOrigin Origin(int rows) => new("b1", Enumerable.Range(1, rows).Select(row => (long)row).ToArray());

    private static async Task<string?[]> EncipherAsync(
        TokenSpace space, string?[] values, string[] subjects, PiiKind kind = PiiKind.CardNumber)
    {
        var texts = new string?[values.Length];
        Assert.Empty(await space.TokeniseAsync(Column(kind), Origin(values.Length), values, subjects.Select(space.SubjectOf).ToArray(), texts));
        return texts;
    }

    private static async Task<OpenedCell> OpenAsync(TokenSpace space, string text, string subject, PiiKind kind = PiiKind.CardNumber)
    {
        var opened = new OpenedCell[1];
        await space.DetokeniseTextsAsync(kind, new[] { new TokenCell(text, space.SubjectOf(subject)) }, opened);
        return opened[0];
    }
}
