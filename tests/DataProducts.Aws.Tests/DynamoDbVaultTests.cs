namespace DataProducts.Aws.Tests;

/// <summary>What the shared suite of vaults does not ask, since it is DynamoDB's alone.</summary>
public sealed class DynamoDbVaultTests(Stands stands)
{
    public static TheoryData<Server> Servers => VaultStand.Servers;

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task Items_ComeBackAsTheyWent(Server server)
    {
        await using var stand = await VaultStand.StartAsync(stands, server);
        var vault = await stand.OpenAsync();
        var key = Samples.Key(Samples.Subject(), "*");
        Assert.Equal(new SubjectEntry(SubjectState.Active, key).Key!.Value.Id, (await vault.AddKeyAsync(key)).Key!.Value.Id);
        var first = Samples.Item(key) with { Spelling = new byte[] { 1, 2, 3 } };
        var second = Samples.Item(key) with { Predecessor = first.Key };
        var nobody = Samples.ItemOfNobody();

        Assert.Same(VaultWrite.All, await vault.PutIfAbsentAsync(new[] { first, second, nobody }));
        var findings = new VaultFinding[4];
        await vault.GetAsync(new[] { first.Key, nobody.Key, second.Key, new VaultKey(Samples.Token(), key.Subject) }, findings);

        Samples.AssertSame(first, findings[0].Item);
        Assert.Equal(key.Wrapped.ToArray(), findings[0].Subject.Key!.Value.Wrapped.ToArray());
        Samples.AssertSame(nobody, findings[1].Item);
        Assert.Equal(default, findings[1].Subject);
        Samples.AssertSame(second, findings[2].Item);
        Assert.Null(findings[3].Item);
        Assert.Equal(SubjectState.Active, findings[3].Subject.State);
    }

    [Theory]
    [InlineData(Server.Dynalite, DynamoDbWrites.Single)]
    [InlineData(Server.Moto, DynamoDbWrites.Single)]
    [InlineData(Server.Batches, DynamoDbWrites.Batches)]
    [InlineData(Server.All, DynamoDbWrites.Batches)]
    public async Task TheWayOfWriting_IsWhatTheServerKnows(Server server, DynamoDbWrites writes)
    {
        Assert.SkipWhen(Stands.Given is not null && server == Server.Dynalite, "The server of DYNAMODB_ENDPOINT may know batches.");
        await using var stand = await VaultStand.StartAsync(stands, server);
        for (var time = 0; time < 2; time++)
        {
            var options = stand.Options with { Writes = DynamoDbWrites.Detect };
            Assert.Equal(writes, (await DynamoDbVault.OpenAsync(stand.Client, options)).Writes);
        }
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task TwoWritersOverTheNetwork_AgreeOnEveryItemAndKey(Server server)
    {
        await using var stand = await VaultStand.StartAsync(stands, server);
        var vaults = new[] { await stand.OpenAsync(new Hook()), await stand.OpenAsync(new Hook()) };
        var subjects = Enumerable.Range(0, 30).Select(_ => Samples.Subject()).ToArray();
        var tokens = subjects.Select(_ => Samples.Token()).ToArray();

        var results = await Task.WhenAll(vaults.Select(async vault =>
        {
            var entries = new SubjectEntry[subjects.Length];
            await vault.AddOrGetKeysAsync(subjects.Select(subject => Samples.Key(subject)).ToArray(), entries);
            var items = entries.Select((entry, i) => Samples.Item(entry.Key!.Value, tokens[i])).ToArray();
            var write = await vault.PutIfAbsentAsync(items);
            Assert.Empty(write.Erased);
            foreach (var standing in write.Standing)
            {
                items[standing.Index] = standing.Item;
            }

            return items;
        }));

        var found = new VaultFinding[subjects.Length];
        await vaults[0].GetAsync(results[0].Select(item => item.Key).ToArray(), found);
        for (var i = 0; i < subjects.Length; i++)
        {
            Samples.AssertSame(results[0][i], results[1][i]);
            Samples.AssertSame(results[0][i], found[i].Item);
        }
    }

    [Theory]
    [InlineData(Server.Dynalite)]
    [InlineData(Server.Batches)]
    public async Task NoAnswerInTheMiddle_IsAnErrorForTheBatch_AndARepeatCompletesIt(Server server)
    {
        await using var stand = await VaultStand.StartAsync(stands, server);
        var faults = new Faults(1, 0);
        var writes = 0;
        var hook = new Hook { Before = call => Task.FromResult(faults.Down = call.Operation is "PutItem" or "BatchExecuteStatement" && ++writes > 2) };
        var vault = await stand.OpenAsync(hook, faults);
        var items = Enumerable.Range(0, 100).Select(_ => Samples.ItemOfNobody()).ToArray();
        (writes, var before) = (0, await CountAsync(vault));

        var failure = await Assert.ThrowsAsync<DataProductException>(async () => await vault.PutIfAbsentAsync(items));
        Assert.Equal("DP2110", failure.Id);
        (hook.Before, faults.Down) = (null, false);
        var some = await CountAsync(vault) - before;
        Assert.InRange(some, 1, 99);

        Assert.Equal(some, (await vault.PutIfAbsentAsync(items)).Standing.Count);
        Assert.Equal(100, await CountAsync(vault) - before);
    }

    [Fact]
    public async Task AnItem_IsAbout200Bytes()
    {
        await using var stand = await VaultStand.StartAsync(stands, Server.Dynalite);
        var vault = await stand.OpenAsync();
        var key = Samples.Key(Samples.Subject());
        await vault.AddKeyAsync(key);
        var item = Samples.Item(key);
        await vault.PutIfAbsentAsync(new[] { item });

        var row = (await stand.Client.GetItemAsync(stand.Options.Table, VaultRows.Of(item.Key).Attributes())).Item;
        var size = row.Sum(pair => pair.Key.Length + (pair.Value.B?.Length ?? pair.Value.S?.Length ?? ((pair.Value.N.Length + 1) / 2) + 1));
        TestContext.Current.TestOutputHelper!.WriteLine($"{size} bytes");
        Assert.InRange(size, 100, 220);
    }

    [Fact]
    public async Task RowsOfAnotherShape_AreATypedError_AndAreErasedAllTheSame()
    {
        await using var stand = await VaultStand.StartAsync(stands, Server.Dynalite);
        var vault = await stand.OpenAsync();
        var key = Samples.Key(Samples.Subject());
        await vault.AddKeyAsync(key);
        var item = Samples.Item(key);
        await stand.Client.PutItemAsync(stand.Options.Table, VaultRows.Of(item.Key).Attributes());

        Assert.Equal("DP2116", (await Assert.ThrowsAsync<DataProductException>(() => vault.FindAsync(item.Key))).Id);
        Assert.Equal(1, (await vault.OrderAsync(ErasureAct.Erase, key.Subject)).Items);
        Assert.Null((await vault.FindAsync(item.Key)).Item);
    }

    [Fact]
    public async Task TamperedCursor_IsRefused()
    {
        await using var stand = await VaultStand.StartAsync(stands, Server.Dynalite);
        var vault = await stand.OpenAsync();
        foreach (var text in new[] { "", "0", "zz", "00", "ff00", "0200", new string('0', 600), "10" + new string('a', 32) })
        {
            var failure = await Assert.ThrowsAsync<DataProductException>(async () => await vault.ScanAsync(new VaultCursor(text), 10));
            Assert.Equal("DP1433", failure.Id);
        }
    }

    private static async Task<int> CountAsync(DynamoDbVault vault)
    {
        var count = 0;
        for (VaultCursor? at = default(VaultCursor); at is { } cursor;)
        {
            var page = await vault.ScanAsync(cursor, 1000);
            (count, at) = (count + page.Items.Count, page.Next);
        }

        return count;
    }
}
