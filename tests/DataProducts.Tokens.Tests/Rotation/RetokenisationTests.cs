namespace DataProducts.Tokens.Tests.Rotation;

public sealed class RetokenisationTests : RotationCase
{
    [Fact]
    public async Task Retokenised_EveryOldTokenHasAPair_AndBothOpen()
    {
        var old = new List<(string Token, string Subject, string Value)>();
        for (var i = 0; i < 300; i++)
        {
            var (value, subject) = ($"0800 {i % 100}", $"{i % 70}");
            old.Add((await TokeniseAsync(value, subject: subject), subject, value));
        }

        var untouched = await TokeniseAsync("DE1", PiiKind.TaxId);
        await _rotation.RotateAsync(Kind, TokenMode.Deterministic, Guid.NewGuid());
        var early = await TokeniseAsync("0800 5", subject: "5");

        var report = await _rotation.RetokeniseAsync(Job);

        var pairs = Pairs();
        Assert.True(report.IsDone);
        Assert.Equal(pairs.Count, report.Replaced);
        Assert.Equal(old.Select(one => (one.Token, Subject(one.Subject))).ToHashSet(), pairs.Keys.ToHashSet());
        Assert.Equal(early, pairs[(old[5].Token, Subject("5"))]);
        Assert.All(pairs.Values, next => Assert.Equal(2, Token.Parse(next).KeyVersion));
        foreach (var (token, subject, value) in old)
        {
            Assert.Equal(await OpenAsync(token, subject), await OpenAsync(pairs[(token, Subject(subject))], subject));
            Assert.Equal(await TokeniseAsync(value, subject: subject), pairs[(token, Subject(subject))]);
        }

        Assert.Equal(1, Token.Parse(await TokeniseAsync("DE1", PiiKind.TaxId)).KeyVersion);
        Assert.NotNull(await OpenAsync(untouched));
    }

    [Fact]
    public async Task FinishedJob_DoesNothingAgain_AndANewOneFindsNothing()
    {
        await TokeniseAsync("0800 1");
        await _rotation.RotateAsync(Kind, TokenMode.Deterministic, Guid.NewGuid());
        var first = await _rotation.RetokeniseAsync(Job);
        await TokeniseAsync("0800 2");
        var again = await _rotation.RetokeniseAsync(Job);
        var other = await _rotation.RetokeniseAsync(Job + "2");

        Assert.Equal(first, again);
        Assert.Equal((1, 1), (first.Replaced, other.Replaced));
        Assert.Equal(File.ReadAllText(first.Pairs), File.ReadAllText(other.Pairs));
    }

    [Fact]
    public async Task StoppedJob_KeepsItsTargets_ThoughTheKeyIsRotatedMeanwhile()
    {
        await TokeniseAsync("0800 1");
        await _rotation.RotateAsync(Kind, TokenMode.Deterministic, Guid.NewGuid());
        JobFile.Write(Directory.CreateDirectory(Job).FullName, new JobState(_retail.Id, new Dictionary<TokenClass, int> { [new(Kind, TokenMode.Deterministic)] = 2 }));
        await _rotation.RotateAsync(Kind, TokenMode.Deterministic, Guid.NewGuid());

        await _rotation.RetokeniseAsync(Job);

        Assert.Equal(2, Token.Parse(Pairs().Single().Value).KeyVersion);
    }

    [Fact]
    public async Task ErasedSubject_StaysErased_WhenItsItemsAreMadeAnew()
    {
        var old = await TokeniseAsync("0800 1", subject: "1");
        await TokeniseAsync("0800 1", subject: "2");
        await _rotation.RotateAsync(Kind, TokenMode.Deterministic, Guid.NewGuid());
        var vault = new ErasingVault(_retail.Vault, () => _space.Tokens.EraseAsync(Jurisdiction.EU, "1", Guid.NewGuid()).AsTask());
        var job = new RetokenisationJob(vault, _retail.Id, _retail.Keys, _space.Time);

        var report = await job.RunAsync(Job, null, default);

        Assert.Equal((1, 1), (report.Replaced, report.Gone));
        Assert.Equal(Subject("2"), Pairs().Single().Key.Subject);
        Assert.Equal(OpenedState.Erased, (await Space.OpenAsync(_retail, old, "1")).State);
        Assert.Equal(OpenedState.Erased, (await Space.OpenAsync(_retail, Pairs().Single().Value, "1")).State);
    }

    [Fact]
    public async Task ChangedItem_StopsTheJob_ByName()
    {
        var token = await TokeniseAsync("0800 1");
        await _rotation.RotateAsync(Kind, TokenMode.Deterministic, Guid.NewGuid());
        _space.Sql(Jurisdiction.EU, "UPDATE item SET sealed = zeroblob(40)");

        var failure = await Assert.ThrowsAsync<DataProductException>(async () => await _rotation.RetokeniseAsync(Job));

        Assert.Equal("DP1406", failure.Id);
        Assert.Contains(token, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SuccessorThatStands_MustHoldTheSameValue()
    {
        await TokeniseAsync("0800 1");
        await _rotation.RotateAsync(Kind, TokenMode.Deterministic, Guid.NewGuid());
        var job = new RetokenisationJob(new ChangedStandingVault(_retail.Vault), _retail.Id, _retail.Keys, _space.Time);

        Assert.Equal("DP1406", (await Assert.ThrowsAsync<DataProductException>(async () => await job.RunAsync(Job, null, default))).Id);
        Assert.False(File.Exists(JobFile.PathIn(Job)));
    }

    [Fact]
    public async Task SpellingIsKept_AndBoundToTheNewToken()
    {
        await TokeniseAsync("+49 (800) 1234567", keepSpelling: true);
        await _rotation.RotateAsync(Kind, TokenMode.Deterministic, Guid.NewGuid());
        await _rotation.RetokeniseAsync(Job);

        Assert.Equal("+49 (800) 1234567", await OpenAsync(Pairs().Single().Value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"format":1,"space":"EU/cards","targets":{},"cursor":null,"pairBytes":0,"scanned":0,"replaced":0,"gone":0,"done":false}""")]
    [InlineData("""{"format":1,"space":"EU/retail","targets":{"0":2},"cursor":null,"pairBytes":0,"scanned":0,"replaced":0,"gone":0,"done":false}""")]
    [InlineData("""{"format":1,"space":"EU/retail","targets":{"2":256},"cursor":null,"pairBytes":0,"scanned":0,"replaced":0,"gone":0,"done":false}""")]
    [InlineData("""{"format":1,"space":"EU/retail","targets":{},"cursor":null,"pairBytes":-1,"scanned":0,"replaced":0,"gone":0,"done":false}""")]
    [InlineData("""{"format":1,"space":"EU/retail","targets":{},"cursor":null,"pairBytes":99,"scanned":0,"replaced":0,"gone":0,"done":false}""")]
    public async Task DamagedState_IsRefused_AndLeftAsItIs(string text)
    {
        var path = JobFile.PathIn(Directory.CreateDirectory(Job).FullName);
        File.WriteAllText(path, text);

        var failure = await Assert.ThrowsAsync<DataProductException>(async () => await _rotation.RetokeniseAsync(Job));

        Assert.Equal("DP1454", failure.Id);
        Assert.Equal(text, File.ReadAllText(path));
    }

    [Fact]
    public async Task FolderInUse_IsRefused()
    {
        using var other = PairFile.Open(Job);
        Assert.Equal("DP1454", (await Assert.ThrowsAsync<DataProductException>(async () => await _rotation.RetokeniseAsync(Job))).Id);
    }

    /// <summary>A vault in which somebody is erased at the worst moment: after their items were read, before their successors are written.</summary>
    private sealed class ErasingVault(ITokenVault inner, Func<Task> erase) : VaultDecorator(inner)
    {
        public override async ValueTask<VaultWrite> PutIfAbsentAsync(ReadOnlyMemory<VaultItem> items, CancellationToken cancellationToken = default)
        {
            await erase();
            return await base.PutIfAbsentAsync(items, cancellationToken);
        }
    }

    private sealed class ChangedStandingVault(ITokenVault inner) : VaultDecorator(inner)
    {
        public override ValueTask<VaultWrite> PutIfAbsentAsync(ReadOnlyMemory<VaultItem> items, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(new VaultWrite([new StandingItem(0, items.Span[0] with { Sealed = new byte[items.Span[0].Sealed.Length] })], []));
    }
}
