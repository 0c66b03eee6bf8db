using System.Globalization;

namespace DataProducts.Tokens.Tests.Rotation;

public sealed class RotationTests : IAsyncLifetime
{
    private const PiiKind Kind = PiiKind.PhoneNumber;
    private readonly Space _space = new();
    private TokenSpace _retail = null!;
    private readonly List<RotationAct> _acts = [];
    private TokenRotation _rotation = null!;

    private string Job => Path.Combine(Path.GetDirectoryName(_space.Vaults)!, "job");

    public async ValueTask InitializeAsync()
    {
        _retail = await _space.Tokens.OpenAsync(Jurisdiction.EU, "retail");
        _rotation = new TokenRotation(_retail, act =>
        {
            _acts.Add(act);
            return ValueTask.CompletedTask;
        });
    }

    [Fact]
    public async Task RotatedKey_MakesOtherTokens_AndTheOldOnesStillOpen()
    {
        var old = await TokeniseAsync("0800 1");
        Assert.Equal(2, await _rotation.RotateAsync(Kind, TokenMode.Deterministic, Guid.NewGuid()));

        var next = await TokeniseAsync("0800 1");

        Assert.Equal((1, 2), (Token.Parse(old).KeyVersion, Token.Parse(next).KeyVersion));
        Assert.NotEqual(old[11..], next[11..]);
        Assert.Equal(await OpenAsync(old), await OpenAsync(next));
        Assert.Equal(next, await TokeniseAsync("0800 1"));
        Assert.Equal(1, Token.Parse(await TokeniseAsync("DE1", PiiKind.TaxId)).KeyVersion);
    }

    [Fact]
    public async Task RepeatedRequest_BeginsNoOtherVersion()
    {
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        var begun = await _rotation.RotateAsync(Kind, TokenMode.Deterministic, first);
        var next = await _rotation.RotateAsync(Kind, TokenMode.Deterministic, second);

        Assert.Equal((begun, next), (await _rotation.RotateAsync(Kind, TokenMode.Deterministic, first), await _rotation.RotateAsync(Kind, TokenMode.Deterministic, second)));
        Assert.Equal((1, 2), (begun, next));
        Assert.Equal(2, Token.Parse(await TokeniseAsync("0800 1")).KeyVersion);
        await Assert.ThrowsAsync<ArgumentException>(async () => await _rotation.RotateAsync(Kind, TokenMode.Deterministic, Guid.Empty));
    }

    [Fact]
    public async Task EveryAct_IsRecordedBeforeIt_AndNotDoneWithoutThat()
    {
        var old = await TokeniseAsync("0800 1");
        await _rotation.RotateAsync(Kind, TokenMode.Deterministic, Guid.NewGuid());
        await _rotation.RetokeniseAsync(Job);
        await Assert.ThrowsAsync<DataProductException>(async () => await _rotation.RetireAsync(Kind, TokenMode.Deterministic, 1, _ => ValueTask.FromResult(0L)));
        await _rotation.RotateDataKeyAsync();
        await _rotation.RewrapAsync();

        Assert.Equal(
            [
                new(AuditEvent.RotateKey, _retail.Id, Kind, TokenMode.Deterministic, null), new(AuditEvent.Retokenise, _retail.Id, null, null, null),
                new(AuditEvent.RetireKey, _retail.Id, Kind, TokenMode.Deterministic, 1), new(AuditEvent.RotateKey, _retail.Id, null, null, null),
                new(AuditEvent.RewrapKeys, _retail.Id, null, null, null),
            ],
            _acts);
        var deaf = new TokenRotation(_retail, _ => throw new IOException("no audit log"));
        await Assert.ThrowsAsync<IOException>(async () => await deaf.RotateAsync(Kind, TokenMode.Deterministic, Guid.NewGuid()));
        await Assert.ThrowsAsync<IOException>(async () => await deaf.RetokeniseAsync(Job + "2"));
        await Assert.ThrowsAsync<IOException>(async () => await deaf.RetireAsync(Kind, TokenMode.Deterministic, 1, _ => ValueTask.FromResult(0L)));
        await Assert.ThrowsAsync<IOException>(async () => await deaf.RotateDataKeyAsync());
        await Assert.ThrowsAsync<IOException>(async () => await deaf.RewrapAsync());
        Assert.False(Directory.Exists(Job + "2"));
        Assert.Equal(2, Token.Parse(await TokeniseAsync("0800 1")).KeyVersion);
        Assert.NotNull(await OpenAsync(old));
    }

    [Fact]
    public async Task Plan_CountsBySpaceClassAndVersion_AndSaysWhatCannotBeDone()
    {
        await TokeniseAsync("0800 1");
        await TokeniseAsync("0800 2");
        await TokeniseAsync("0800 1", subject: "2");
        await TokeniseAsync("DE1", PiiKind.TaxId);
        await TokeniseAsync("0800 7", mode: TokenMode.Random);
        await TokeniseAsync("0800 7", mode: TokenMode.OneWay);
        foreach (var mode in (TokenMode[])[TokenMode.Deterministic, TokenMode.Random, TokenMode.OneWay])
        {
            await _rotation.RotateAsync(Kind, mode, Guid.NewGuid());
        }

        await TokeniseAsync("0800 3");
        var cards = await _space.Tokens.OpenAsync(Jurisdiction.EU, "cards");
        await Space.TokeniseAsync(cards, Kind, ["0800 9"], ["1"]);

        using var vault = SqliteTokenVault.Open(_space.Vaults, Jurisdiction.EU);
        var plan = await RetokenisationPlan.MakeAsync(vault, vault, ["retail", "empty"]);

        Assert.Equal(
            [
                "cards PhoneNumber Deterministic 1/1: 1 None",
                "retail PhoneNumber Deterministic 1/2: 3 Replace",
                "retail PhoneNumber Deterministic 2/2: 1 None",
                "retail TaxId Deterministic 1/1: 1 None",
                "retail PhoneNumber Random 1/2: 1 KeepRandom",
                "retail PhoneNumber Random 2/2: 0 None",
                "retail PhoneNumber OneWay 1/2: ? CannotOpen",
                "retail PhoneNumber OneWay 2/2: ? None",
            ],
            plan.Steps.Select(step =>
                $"{step.Scope} {step.Kind} {step.Mode} {step.Version}/{step.Newest}: {step.Items?.ToString(CultureInfo.InvariantCulture) ?? "?"} {step.Action}"));
    }

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

    // A process that still had the old key made one more item of it, after the re-tokenisation.
    [Fact]
    public async Task LateItem_KeepsTheWholeVersion()
    {
        await using var late = _space.Open();
        var old = await TokeniseAsync("0800 1");
        var there = await late.OpenAsync(Jurisdiction.EU, "retail");
        await Space.TokeniseAsync(there, Kind, ["0800 1"], ["1"]);
        await _rotation.RotateAsync(Kind, TokenMode.Deterministic, Guid.NewGuid());
        await _rotation.RetokeniseAsync(Job);
        Assert.Equal(1, Token.Parse((await Space.TokeniseAsync(there, Kind, ["0800 2"], ["1"]))[0]!).KeyVersion);
        _space.Time.Advance(2 * KeyPolicy.Default.MemoryLifetime);

        Assert.Equal("DP1453", await RetireAsync(1));
        Assert.NotNull(await OpenAsync(old));
        await _rotation.RetokeniseAsync(Job + "2");
        Assert.Equal("removed 2", await RetireAsync(1));
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

    [Fact]
    public async Task Version_IsRetired_OnlyWhenNothingRefersToIt()
    {
        var old = await TokeniseAsync("0800 1");
        await TokeniseAsync("0800 1", subject: "2");
        var other = await TokeniseAsync("DE1", PiiKind.TaxId);
        Assert.Equal("DP1455", await RetireAsync(1));
        await _rotation.RotateAsync(Kind, TokenMode.Deterministic, Guid.NewGuid());
        Assert.Equal("DP1455", await RetireAsync(2));
        Assert.Equal("DP1455", await RetireAsync(3));
        Assert.Equal("DP1455", await RetireAsync(1));
        _space.Time.Advance(2 * KeyPolicy.Default.MemoryLifetime);
        Assert.Equal("DP1453", await RetireAsync(1));
        await _rotation.RetokeniseAsync(Job);
        Assert.Equal("DP1453", await RetireAsync(1, references: 3));
        Assert.NotNull(await OpenAsync(old));

        Assert.Equal("removed 2", await RetireAsync(1));

        Assert.Equal(OpenedState.Unknown, (await Space.OpenAsync(_retail, old, "1")).State);
        Assert.Equal("DP1455", await RetireAsync(1));
        Assert.NotNull(await OpenAsync(other));
        Assert.NotNull(await OpenAsync(Pairs()[(old, Subject("1"))]));
        using var vault = SqliteTokenVault.Open(_space.Vaults, Jurisdiction.EU);
        Assert.Equal([2], (await vault.ListAsync("retail", "tok/2")).Select(key => key.Name.Version));
    }

    [Fact]
    public async Task RandomTokens_HoldTheirVersion()
    {
        await TokeniseAsync("0800 1", mode: TokenMode.Random);
        await _rotation.RotateAsync(Kind, TokenMode.Random, Guid.NewGuid());
        _space.Time.Advance(2 * KeyPolicy.Default.MemoryLifetime);

        Assert.Equal(0, (await _rotation.RetokeniseAsync(Job)).Replaced);
        Assert.Equal("DP1453", await RetireAsync(1, mode: TokenMode.Random));
    }

    [Fact]
    public async Task SweptSubjectKeys_AreUnderTheNewestDataKey_AndNoItemIsTouched()
    {
        for (var i = 0; i < 50; i++)
        {
            await TokeniseAsync($"0800 {i}", subject: $"{i % 20}");
        }

        var items = Items();
        await _rotation.RotateDataKeyAsync();
        var token = await TokeniseAsync("0800 99", subject: "99");

        Assert.Equal(20, await _rotation.RewrapAsync());
        Assert.Equal(0, await _rotation.RewrapAsync());

        Assert.Equal(items, Items().Where(item => items.Contains(item)));
        await _space.RestartAsync();
        _retail = await _space.Tokens.OpenAsync(Jurisdiction.EU, "retail");
        Assert.NotNull(await OpenAsync(token, "99"));
        Assert.Equal(token, await TokeniseAsync("0800 99", subject: "99"));
        using var vault = SqliteTokenVault.Open(_space.Vaults, Jurisdiction.EU);
        var newest = (await vault.ListAsync("retail", "dek"))[^1].Id;
        var entries = new SubjectEntry[20];
        await vault.FindKeysAsync("retail", Enumerable.Range(0, 20).Select(i => Subject($"{i}")).ToArray(), entries);
        Assert.All(entries, entry => Assert.Equal(newest, entry.Key!.Value.WrappedBy));
    }

    public ValueTask DisposeAsync() => _space.DisposeAsync();

    private SubjectRef Subject(string subject) => _retail.SubjectOf(subject);

    private async Task<string> TokeniseAsync(
        string value, PiiKind kind = Kind, string subject = "1", TokenMode mode = TokenMode.Deterministic, bool keepSpelling = false)
    {
        var tokens = new string?[1];
        var column = new PiiColumn("value", kind, mode, Nullable: true) { KeepSpelling = keepSpelling };
        await _retail.TokeniseAsync(column, new TokenOrigin("b1", new long[] { 1 }), new[] { value }, new[] { Subject(subject) }, tokens);
        return tokens[0]!;
    }

    private async Task<string?> OpenAsync(string token, string subject = "1") => (await Space.OpenAsync(_retail, token, subject)).Value;

    private async Task<string> RetireAsync(int version, TokenMode mode = TokenMode.Deterministic, long references = 0)
    {
        try
        {
            return $"removed {await _rotation.RetireAsync(Kind, mode, version, _ => ValueTask.FromResult(references))}";
        }
        catch (DataProductException refused)
        {
            return refused.Id;
        }
    }

    private Dictionary<(string Old, SubjectRef Subject), string> Pairs() => File.ReadLines(Path.Combine(Job, "pairs.csv")).Skip(1)
        .Select(line => line.Split(','))
        .ToDictionary(fields => (fields[0], new SubjectRef(Convert.FromHexString(fields[2]))), fields => fields[1]);

    private List<string> Items()
    {
        using var vault = SqliteTokenVault.Open(_space.Vaults, Jurisdiction.EU);
        return [.. vault.ScanAsync(default, 1000).AsTask().Result.Items.Select(item => $"{item.Key} {item.KeyId} {Convert.ToHexString(item.Sealed.Span)}")];
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
