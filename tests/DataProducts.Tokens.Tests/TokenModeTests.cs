using DataProducts.Tokens.Tests.Keys;

namespace DataProducts.Tokens.Tests;

public sealed class TokenModeTests : IAsyncLifetime
{
    private readonly Space _space = new();
    private TokenSpace _retail = null!;

    public async ValueTask InitializeAsync() => _retail = await _space.Tokens.OpenAsync(Jurisdiction.EU, "retail");

    [Fact]
    public async Task RandomTokens_AreOfTheirPlace_AndNotOfValueOrPerson()
    {
        var tokens = await TokeniseAsync(TokenMode.Random, ["0800 1", "0800 1", "0800 2"]);

        Assert.Equal(3, tokens.Distinct().Count());
        Assert.All(tokens, token => Assert.Equal(TokenMode.Random, Token.Parse(token).Mode));
        Assert.Equal(tokens, await TokeniseAsync(TokenMode.Random, ["0800 1", "0800 1", "0800 2"]));
        Assert.Empty(tokens.Intersect(await TokeniseAsync(TokenMode.Random, ["0800 1", "0800 1", "0800 2"], batch: "b2")));
        Assert.Empty(tokens.Intersect(await TokeniseAsync(TokenMode.Random, ["0800 1", "0800 1", "0800 2"], column: "other")));
        Assert.Empty(tokens.Intersect(await TokeniseAsync(TokenMode.Random, ["0800 1", "0800 1", "0800 2"], firstRow: 4)));
        await _space.RestartAsync();
        _retail = await _space.Tokens.OpenAsync(Jurisdiction.EU, "retail");
        Assert.Equal(tokens, await TokeniseAsync(TokenMode.Random, ["0800 1", "0800 1", "0800 2"]));
        Assert.Equal(["0800 1", "0800 1", "0800 2"], (await OpenAsync(tokens)).Select(cell => cell.Value));
    }

    // Batch, row and column cannot flow into each other: no two places have the same bytes.
    [Fact]
    public async Task PlacesThatReadAlike_AreApart()
    {
        var one = await TokeniseAsync(TokenMode.Random, ["0800 1"], batch: "b1", column: "1a");
        Assert.NotEqual(one, await TokeniseAsync(TokenMode.Random, ["0800 1"], batch: "b", column: "11a"));
        Assert.NotEqual(one, await TokeniseAsync(TokenMode.Random, ["0800 1"], batch: "b11", column: "a"));
    }

    [Fact]
    public async Task OtherValueAtTheSamePlace_IsNotGivenItsToken()
    {
        await TokeniseAsync(TokenMode.Random, ["0800 1"]);
        Assert.Equal("0800 1", (await OpenAsync(await TokeniseAsync(TokenMode.Random, ["0800 1"])))[0].Value);
        await _space.RestartAsync();
        _retail = await _space.Tokens.OpenAsync(Jurisdiction.EU, "retail");

        Assert.Equal("DP1405", (await Assert.ThrowsAsync<DataProductException>(() => TokeniseAsync(TokenMode.Random, ["0800 2"]))).Id);
        await Assert.ThrowsAsync<ArgumentException>(async () => await _retail.TokeniseAsync(
            Column(TokenMode.Random, "value"), new TokenOrigin("b9", new long[] { 1, 1 }), new[] { "0800 1", "0800 2" }, new SubjectRef[2], new string?[2]));
    }

    [Fact]
    public async Task OneWayTokens_JoinAndAreInNoVault()
    {
        var tokens = await TokeniseAsync(TokenMode.OneWay, ["0800 1", "0800 1", "0800 2"]);
        var deterministic = await TokeniseAsync(TokenMode.Deterministic, ["0800 1"]);

        Assert.Equal(tokens[0], tokens[1]);
        Assert.NotEqual(tokens[0], tokens[2]);
        Assert.NotEqual(tokens[0][11..43], deterministic[0][11..43]);
        Assert.All(await OpenAsync(tokens), cell => Assert.Equal(new OpenedCell(OpenedState.OneWay, null), cell));
        Assert.Single((await _retail.Vault.ScanAsync(default, 10)).Items);
    }

    [Fact]
    public async Task OneWayAndDeterministic_AreAnsweredInOneCall()
    {
        var tokens = (await TokeniseAsync(TokenMode.Deterministic, ["0800 1"])).Concat(await TokeniseAsync(TokenMode.OneWay, ["0800 1"])).ToArray();
        var cells = tokens.Select(token => new TokenCell(token, _retail.SubjectOf("1"))).ToArray();
        var opened = new OpenedCell[2];
        await _retail.DetokeniseAsync(PiiKind.PhoneNumber, cells, opened);

        Assert.Equal([OpenedState.Open, OpenedState.OneWay], opened.Select(cell => cell.State));
    }

    [Theory]
    [InlineData(TokenMode.Random)]
    [InlineData(TokenMode.OneWay)]
    [InlineData(TokenMode.Redact)]
    public async Task ErasedSubject_IsAnswered_WhateverTheMode(TokenMode mode)
    {
        await TokeniseAsync(TokenMode.Deterministic, ["0800 1", "0800 2"]);
        await _space.Tokens.EraseAsync(Jurisdiction.EU, "1", Guid.NewGuid());
        var tokens = new string?[2];
        var gone = await _retail.TokeniseAsync(
            Column(mode, "value"), new TokenOrigin("b1", new long[] { 1, 2 }), new[] { "0800 1", "0800 2" }, Subjects(2), tokens);

        Assert.Equal([0], gone);
        Assert.Null(tokens[0]);
        Assert.Equal(mode == TokenMode.Redact, tokens[1] is null);
    }

    // Somebody of whom the vault holds nothing is not looked up for every batch, but is when anybody was erased.
    [Theory]
    [InlineData(TokenMode.OneWay)]
    [InlineData(TokenMode.Redact)]
    public async Task SubjectKnownNotToBeGone_IsAskedForAgain_OnceErased(TokenMode mode)
    {
        var batch = async () => await _retail.TokeniseAsync(
            Column(mode, "value"), new TokenOrigin("b1", new long[] { 1, 2 }), new[] { "0800 1", "0800 2" }, Subjects(2), new string?[2]);

        Assert.Empty(await batch());
        Assert.Empty(await batch());
        await _space.Tokens.EraseAsync(Jurisdiction.EU, "2", Guid.NewGuid());
        Assert.Equal([1], await batch());
        Assert.Equal([1], await batch());
    }

    [Fact]
    public async Task SharedScope_IsOneSpaceForAllDomains_WithKeysOfItsOwn()
    {
        var whole = await _space.Tokens.OpenAsync(Jurisdiction.EU, TokenSpaceId.WholeJurisdiction);
        var shared = await Space.TokeniseAsync(whole, PiiKind.PhoneNumber, ["0800 1"], ["1"]);
        var own = await TokeniseAsync(TokenMode.Deterministic, ["0800 1"]);

        Assert.NotEqual(shared[0], own[0]);
        Assert.Equal([new OpenedCell(OpenedState.OtherSpace, null)], await OpenAsync([shared[0]!]));
        await Assert.ThrowsAsync<ArgumentException>(async () => await whole.TokeniseAsync(
            Column(TokenMode.Deterministic, "value"), new TokenOrigin("b1", new long[] { 1 }), new[] { "0800 1" }, Subjects(1), new string?[1]));
    }

    [Fact]
    public async Task Keys_AreClearedWhenTheyAreOld_AndSubjectsKeysWithThem()
    {
        await TokeniseAsync(TokenMode.Deterministic, ["0800 1"]);
        Assert.True(_retail.HoldsKeyOf(_retail.SubjectOf("1")));

        _space.Time.Advance(KeyPolicy.Default.MemoryLifetime * 1.25);

        Assert.False(_retail.HoldsKeyOf(_retail.SubjectOf("1")));
        Assert.NotEmpty(await TokeniseAsync(TokenMode.Deterministic, ["0800 1"]));
    }

    // A million values, four kinds of which each value four times; a key is loaded once a lifetime, whatever the number of values.
    [Fact]
    public async Task CallsToTheKeyRing_GrowWithTheKeys_NotWithTheValues()
    {
        const int Values = 1_000_000;
        const int Batch = 50_000;
        var keys = new MemoryKeys();
        using var space = await TokenSpace.OpenAsync(new SinkVault(), keys, keys, "retail", _space.Time);
        var (values, tokens, subjects) = (new string?[Batch], new string?[Batch], new SubjectRef[Batch]);
        Array.Fill(subjects, space.SubjectOf("1"));
        var rows = Enumerable.Range(1, Batch).Select(row => (long)row).ToArray();
        for (var start = 0; start < Values; start += Batch)
        {
            for (var i = 0; i < Batch; i++)
            {
                values[i] = Child.Value(start + i);
            }

            await space.TokeniseAsync(Column(TokenMode.Deterministic, "value"), new TokenOrigin("b", rows), values, subjects, tokens);
        }

        // Root check (MAC, wrap, unwrap); references (MAC); token key (wrap, MAC, unwrap); data key (wrap, unwrap).
        Assert.InRange(keys.RingCalls, 1, 9);
        _space.Time.Advance(KeyPolicy.Default.MemoryLifetime);
        await space.TokeniseAsync(Column(TokenMode.Deterministic, "value"), new TokenOrigin("b", rows), values, subjects, tokens);
        Assert.InRange(keys.RingCalls, 10, 12);
    }

    public ValueTask DisposeAsync() => _space.DisposeAsync();

    private static PiiColumn Column(TokenMode mode, string name) => new(name, PiiKind.PhoneNumber, mode, Nullable: true);

    private SubjectRef[] Subjects(int count) => [.. Enumerable.Range(1, count).Select(i => _retail.SubjectOf($"{i}"))];

    private async Task<string[]> TokeniseAsync(TokenMode mode, string[] values, string batch = "b1", string column = "value", long firstRow = 1)
    {
        var tokens = new string?[values.Length];
        var rows = Enumerable.Range(0, values.Length).Select(i => firstRow + i).ToArray();
        Assert.Empty(await _retail.TokeniseAsync(Column(mode, column), new TokenOrigin(batch, rows), values, Subjects(values.Length), tokens));
        return tokens!;
    }

    private async Task<OpenedCell[]> OpenAsync(string[] tokens)
    {
        var opened = new OpenedCell[tokens.Length];
        await _retail.DetokeniseAsync(
            PiiKind.PhoneNumber, tokens.Select((token, i) => new TokenCell(token, _retail.SubjectOf($"{i + 1}"))).ToArray(), opened);
        return opened;
    }

    /// <summary>A vault that takes everything and remembers subjects' keys only: the disk is not what is counted.</summary>
    private sealed class SinkVault() : VaultDecorator(null!)
    {
        private readonly Dictionary<SubjectRef, SubjectKey> _keys = [];

        public override Jurisdiction Jurisdiction => Jurisdiction.EU;

        public override ValueTask AddOrGetKeysAsync(
            ReadOnlyMemory<SubjectKey> proposed, Memory<SubjectEntry> standing, CancellationToken cancellationToken = default)
        {
            for (var i = 0; i < proposed.Length; i++)
            {
                _keys.TryAdd(proposed.Span[i].Subject, proposed.Span[i]);
                standing.Span[i] = new SubjectEntry(SubjectState.Active, _keys[proposed.Span[i].Subject]);
            }

            return ValueTask.CompletedTask;
        }

        public override ValueTask<VaultWrite> PutIfAbsentAsync(ReadOnlyMemory<VaultItem> items, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(VaultWrite.All);

        public override ValueTask GetAsync(
            ReadOnlyMemory<VaultKey> keys, Memory<VaultFinding> findings, CancellationToken cancellationToken = default)
        {
            findings.Span[..keys.Length].Fill(new VaultFinding(null, new SubjectEntry(SubjectState.Active, null)));
            return ValueTask.CompletedTask;
        }

        public override ValueTask<long> EpochAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(0L);
    }
}
