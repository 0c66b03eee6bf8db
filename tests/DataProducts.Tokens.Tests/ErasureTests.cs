namespace DataProducts.Tokens.Tests;

public sealed class ErasureTests
{
    private static readonly Guid Request = new("0199a1de-0000-7000-8000-000000000001");

    [Fact]
    public async Task ErasedPersonsToken_AnswersErased_WhileWhoSharesTheValueKeepsIt()
    {
        await using var space = new Space();
        var open = await space.Tokens.OpenAsync(Jurisdiction.EU, "retail");
        var token = (await Space.TokeniseAsync(open, PiiKind.PhoneNumber, ["0800 1", "0800 1"], ["anna", "bob"]))[0]!;
        var done = await space.Tokens.EraseAsync(Jurisdiction.EU, "anna", Request);

        Assert.Equal((SubjectState.Erased, 1, 1), (done.After, done.Keys, done.Items));
        Assert.Equal(open.SubjectOf("anna"), done.Order.Subject);
        Assert.Equal(new OpenedCell(OpenedState.Erased, null), await Space.OpenAsync(open, token, "anna"));
        Assert.Equal(OpenedState.Open, (await Space.OpenAsync(open, token, "bob")).State);
        Assert.Equal(OpenedState.Unknown, (await Space.OpenAsync(open, token, "carol")).State);
    }

    [Fact]
    public async Task TokenisingAnErasedPerson_IsAnsweredCellByCell_WithOrWithoutAValue()
    {
        await using var space = new Space();
        var open = await space.Tokens.OpenAsync(Jurisdiction.EU, "retail");
        await Space.TokeniseAsync(open, PiiKind.TaxId, ["1", "2"], ["anna", "bob"]);
        await space.Tokens.EraseAsync(Jurisdiction.EU, "anna", Request);
        await space.Tokens.EraseAsync(Jurisdiction.EU, "never seen", Request);
        var tokens = new string?[6];

        var erased = await Space.TokeniseAsync(
            open, PiiKind.TaxId, ["1", "1", null, "3", "", "2"], ["anna", "bob", "anna", "never seen", "dora", "bob"], tokens);

        Assert.Equal([0, 2, 3], erased);
        Assert.Equal([true, false, true, true, true, false], tokens.Select(token => token is null));
        Assert.Equal("1", await Space.DetokeniseAsync(open, tokens[1]!, "bob"));
    }

    [Fact]
    public async Task AnotherProcessErases_WhatThisOneRemembersIsForgotten()
    {
        await using var space = new Space();
        await using var other = space.Open();
        var open = await space.Tokens.OpenAsync(Jurisdiction.EU, "retail");
        var token = (await Space.TokeniseAsync(open, PiiKind.TaxId, ["1"], ["anna"]))[0];
        await other.EraseAsync(Jurisdiction.EU, "anna", Request);
        Assert.Equal([0], await Space.TokeniseAsync(open, PiiKind.TaxId, ["1"], ["anna"], new string?[1]));

        await other.ReadmitAsync(Jurisdiction.EU, "anna", Request);
        Assert.Equal(OpenedState.Unknown, (await Space.OpenAsync(open, token!, "anna")).State);
        Assert.Equal(token, (await Space.TokeniseAsync(open, PiiKind.TaxId, ["1"], ["anna"]))[0]);
        Assert.Equal("1", await Space.DetokeniseAsync(open, token!, "anna"));
    }

    [Fact]
    public async Task ErasureInTheMiddleOfACall_IsAnswered_AndNothingStands()
    {
        await using var space = new Space();
        _ = await space.Tokens.OpenAsync(Jurisdiction.EU, "retail");
        using var vault = SqliteTokenVault.Open(space.Vaults, Jurisdiction.EU);
        using var ring = LocalKeyRing.Open(space.Keys, Jurisdiction.EU, create: false);
        var erasing = new ErasingVault(vault, () => space.Tokens.EraseAsync(Jurisdiction.EU, "anna", Request));
        using var open = await TokenSpace.OpenAsync(erasing, vault, ring, "retail", space.Time);
        var tokens = new string?[2];

        Assert.Equal([0], await Space.TokeniseAsync(open, PiiKind.TaxId, ["1", "1"], ["anna", "bob"], tokens));
        Assert.Null(tokens[0]);
        Assert.Equal("1", await Space.DetokeniseAsync(open, tokens[1]!, "bob"));
        Assert.Equal(OpenedState.Erased, (await Space.OpenAsync(open, tokens[1]!, "anna")).State);
    }

    [Fact]
    public async Task DestroyedKey_IsNowhereInTheFiles()
    {
        await using var space = new Space();
        var open = await space.Tokens.OpenAsync(Jurisdiction.EU, "retail");
        await Space.TokeniseAsync(open, PiiKind.TaxId, ["1", "2"], ["anna", "bob"]);
        using var vault = SqliteTokenVault.Open(space.Vaults, Jurisdiction.EU);
        var keys = new SubjectEntry[2];
        await vault.FindKeysAsync("retail", new[] { open.SubjectOf("anna"), open.SubjectOf("bob") }, keys);
        await space.Tokens.EraseAsync(Jurisdiction.EU, "anna", Request);

        var files = Directory.GetFiles(space.Vaults, "*", SearchOption.AllDirectories);
        Assert.DoesNotContain(files, file => Contains(file, keys[0].Key!.Value.Wrapped.Span));
        Assert.Contains(files, file => Contains(file, keys[1].Key!.Value.Wrapped.Span));
    }

    [Fact]
    public async Task SwappedSubjectKeys_OpenNothing()
    {
        await using var space = new Space();
        var open = await space.Tokens.OpenAsync(Jurisdiction.EU, "retail");
        var tokens = await Space.TokeniseAsync(open, PiiKind.TaxId, ["1", "2"], ["anna", "bob"]);
        space.Sql(Jurisdiction.EU, "CREATE TEMP TABLE k AS SELECT * FROM subject_key; "
            + "UPDATE subject_key SET wrapped = (SELECT wrapped FROM k WHERE k.subject <> subject_key.subject)");

        Assert.Equal("DP1406", (await Assert.ThrowsAsync<DataProductException>(() => Space.DetokeniseAsync(open, tokens[0]!, "anna"))).Id);
        await space.RestartAsync();
        Assert.Equal("DP1406", (await Assert.ThrowsAsync<DataProductException>(() =>
            space.TokeniseAsync(Jurisdiction.EU, "retail", PiiKind.TaxId, "1", "anna"))).Id);
    }

    [Fact]
    public async Task Spelling_IsKeptBesideTheNormalisedValue_EachSubjectsOwn()
    {
        await using var space = new Space();
        var open = await space.Tokens.OpenAsync(Jurisdiction.EU, "retail");
        var column = new PiiColumn("email", PiiKind.EmailAddress, TokenMode.Deterministic, true) { KeepSpelling = true };
        var tokens = new string?[3];
        SubjectRef[] subjects = [open.SubjectOf("a"), open.SubjectOf("b"), open.SubjectOf("c")];
        await open.TokeniseAsync(
            column, new TokenOrigin("b1", new long[] { 1, 2, 3 }), new[] { "x@EXAMPLE.com", "x@Example.com ", "x@example.com" }, subjects, tokens);

        Assert.Single(tokens.Distinct());
        Assert.Equal("x@EXAMPLE.com", await Space.DetokeniseAsync(open, tokens[0]!, "a"));
        Assert.Equal("x@Example.com ", await Space.DetokeniseAsync(open, tokens[0]!, "b"));
        Assert.Equal("x@example.com", await Space.DetokeniseAsync(open, tokens[0]!, "c"));
        space.Sql(Jurisdiction.EU, "UPDATE item SET spelling = sealed WHERE spelling IS NOT NULL");
        Assert.Equal("DP1406", (await Assert.ThrowsAsync<DataProductException>(() => Space.DetokeniseAsync(open, tokens[0]!, "a"))).Id);
    }

    [Fact]
    public async Task Export_GivesEveryItemOfEverySpace_EachReadRecordedFirst()
    {
        await using var space = new Space();
        foreach (var scope in new[] { "retail", "cards", TokenSpaceId.WholeJurisdiction })
        {
            await Space.TokeniseAsync(await space.Tokens.OpenAsync(Jurisdiction.EU, scope), PiiKind.TaxId, [$"of {scope}", "bob's"], ["anna", "bob"]);
        }

        await space.RestartAsync();
        var (records, given) = (0, new List<ExportedItem>());
        await foreach (var item in space.Tokens.ExportAsync(Jurisdiction.EU, "anna", RecordAsync))
        {
            given.Add(item);
            Assert.Equal(records, given.Count);
        }

        Assert.Equal(
            ["*: of *", "cards: of cards", "retail: of retail"],
            given.Select(item => $"{item.Space.Scope}: {item.Original}").Order(StringComparer.Ordinal));
        await Assert.ThrowsAsync<IOException>(async () =>
        {
            await foreach (var item in space.Tokens.ExportAsync(Jurisdiction.EU, "anna", _ => throw new IOException("no audit log")))
            {
                Assert.Fail($"{item} was given without a record");
            }
        });
        await space.Tokens.EraseAsync(Jurisdiction.EU, "anna", Request);
        Assert.Empty(await space.Tokens.ExportAsync(Jurisdiction.EU, "anna", RecordAsync).ToListAsync());

        ValueTask RecordAsync(ExportedRead read)
        {
            records++;
            return ValueTask.CompletedTask;
        }
    }

    [Fact]
    public async Task Move_WritesThere_ErasesHere_AndAMoveBackLiftsThat()
    {
        await using var space = new Space();
        var (eu, ch) = (await space.Tokens.OpenAsync(Jurisdiction.EU, "retail"), await space.Tokens.OpenAsync(Jurisdiction.CH, "retail"));
        var token = (await Space.TokeniseAsync(eu, PiiKind.TaxId, ["1"], ["anna"]))[0]!;
        var there = await space.Tokens.MoveAsync(Jurisdiction.EU, Jurisdiction.CH, "anna", Request, _ => default);

        Assert.Equal((eu.SubjectOf("anna"), ch.SubjectOf("anna")), (there.Left, there.Arrived));
        var moved = Assert.Single(there.Tokens);
        Assert.Equal((token, "retail", PiiKind.TaxId), (moved.Old, moved.Scope, moved.Kind));
        Assert.Equal("1", await Space.DetokeniseAsync(ch, moved.New, "anna"));
        Assert.Equal(OpenedState.Erased, (await Space.OpenAsync(eu, token, "anna")).State);
        Assert.Equal([0], await Space.TokeniseAsync(eu, PiiKind.TaxId, ["1"], ["anna"], new string?[1]));
        Assert.Empty((await space.Tokens.MoveAsync(Jurisdiction.EU, Jurisdiction.CH, "anna", Request, _ => default)).Tokens);

        var back = await space.Tokens.MoveAsync(Jurisdiction.CH, Jurisdiction.EU, "anna", Guid.NewGuid(), _ => default);
        Assert.Equal(token, Assert.Single(back.Tokens).New);
        Assert.Equal("1", await Space.DetokeniseAsync(eu, token, "anna"));
        Assert.Equal(OpenedState.Erased, (await Space.OpenAsync(ch, moved.New, "anna")).State);
    }

    [Fact]
    public async Task Move_ToWhereThePersonWasErased_ChangesNothing()
    {
        await using var space = new Space();
        var token = (await space.TokeniseAsync(Jurisdiction.EU, "retail", PiiKind.TaxId, "1", "anna"))!;
        await space.Tokens.EraseAsync(Jurisdiction.CH, "anna", Request);

        var failure = await Assert.ThrowsAsync<DataProductException>(async () =>
            await space.Tokens.MoveAsync(Jurisdiction.EU, Jurisdiction.CH, "anna", Request, _ => default));
        Assert.Equal("DP1437", failure.Id);
        Assert.Equal("1", await Space.DetokeniseAsync(await space.Tokens.OpenAsync(Jurisdiction.EU, "retail"), token, "anna"));
    }

    private static bool Contains(string file, ReadOnlySpan<byte> bytes)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content.AsSpan().IndexOf(bytes) >= 0;
    }

    private sealed class ErasingVault(ITokenVault inner, Func<ValueTask<SubjectErasure>> erase) : VaultDecorator(inner)
    {
        public override async ValueTask<VaultWrite> PutIfAbsentAsync(ReadOnlyMemory<VaultItem> items, CancellationToken cancellationToken = default)
        {
            await erase();
            return await base.PutIfAbsentAsync(items, cancellationToken);
        }
    }
}
