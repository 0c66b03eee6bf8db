using Amazon.DynamoDBv2.Model;

namespace DataProducts.Aws.Tests;

/// <summary>The erasure ledger.</summary>
public sealed class LedgerTests(Stands stands)
{
    public static TheoryData<Server> Servers => VaultStand.Servers;

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task TwoWriters_MakeOneChain(Server server)
    {
        await using var stand = await VaultStand.StartAsync(stands, server);
        var ledgers = new[] { await stand.OpenLedgerAsync(new Hook()), await stand.OpenLedgerAsync(new Hook()) };
        var orders = Enumerable.Range(0, 12).Select(_ => Order()).ToArray();
        var entries = await Task.WhenAll(orders.Select(async (order, i) => await ledgers[i % 2].AppendAsync(order)));

        var read = await ReadAsync(ledgers[0], 1);
        Assert.Equal(Enumerable.Range(1, 13).Select(i => (long)i), read.Select(entry => entry.Mark.Position));
        Assert.Equal(ErasureAct.Begin, read[0].Order.Act);
        Assert.Equal(entries.OrderBy(entry => entry.Mark.Position), read.Skip(1));
        Assert.Equal(read.Skip(6), await ReadAsync(ledgers[1], 7));
        Assert.Empty(await ReadAsync(ledgers[1], 14));
    }

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public async Task LostAnswers_AddNoEntryTwice(int seed)
    {
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        await using var stand = await VaultStand.StartAsync(stands, Server.Dynalite);
        var faults = new Faults(seed, 0.4);
        var ledger = await stand.OpenLedgerAsync(faults);
        var orders = Enumerable.Range(0, 25).Select(_ => Order()).ToArray();
        foreach (var order in orders)
        {
            await ledger.AppendAsync(order);
        }

        Assert.Equal(orders, (await ReadAsync(ledger, 2)).Select(entry => entry.Order));
        Assert.True(faults.Injected > 10);
    }

    [Fact]
    public async Task AChangedEntry_IsNoticedByWhoeverReadsPastIt()
    {
        await using var stand = await VaultStand.StartAsync(stands, Server.Dynalite);
        var ledger = await stand.OpenLedgerAsync();
        for (var i = 0; i < 4; i++)
        {
            await ledger.AppendAsync(Order());
        }

        var key = LedgerRow.Key(3).Attributes();
        var right = (await stand.Client.GetItemAsync(stand.LedgerOptions.Table, key)).Item;
        foreach (var (name, value) in new Dictionary<string, AttributeValue>
        {
            ["a"] = Cell.Of(4),
            ["s"] = Cell.Of(new byte[16]),
            ["q"] = Cell.Of(new byte[16]),
            ["t"] = Cell.Of(5),
            ["h"] = Cell.Of(new byte[32]),
        })
        {
            await stand.Client.PutItemAsync(stand.LedgerOptions.Table, new(right) { [name] = value });
            Assert.Equal("DP1431", (await Assert.ThrowsAsync<DataProductException>(() => ReadAsync(ledger, 1))).Id);
        }

        await stand.Client.PutItemAsync(stand.LedgerOptions.Table, right);
        Assert.Equal(5, (await ReadAsync(ledger, 1)).Count);
        await stand.Client.DeleteItemAsync(stand.LedgerOptions.Table, key);
        Assert.Equal("DP1431", (await Assert.ThrowsAsync<DataProductException>(() => ReadAsync(ledger, 1))).Id);
        Assert.Equal("DP1431", (await Assert.ThrowsAsync<DataProductException>(() => ReadAsync(ledger, 3))).Id);
    }

    [Fact]
    public async Task RestoredCopy_CarriesOutTheWholeLedger_AndLosesNothingOfTheReadmitted()
    {
        await using var stand = await VaultStand.StartAsync(stands, Server.All);
        var (vault, ledger) = (await stand.OpenAsync(), await stand.OpenLedgerAsync());
        var (erased, back) = (Samples.Key(Samples.Subject()), Samples.Key(Samples.Subject()));
        await vault.AddOrGetKeysAsync(new[] { erased, back }, new SubjectEntry[2]);
        var copied = new[] { Samples.Item(erased), Samples.Item(back) };
        await vault.PutIfAbsentAsync(copied);
        var copy = (await stand.Client.ScanAsync(new ScanRequest(stand.Options.Table))).Items;

        foreach (var (act, subject) in new[] { (ErasureAct.Erase, erased), (ErasureAct.Erase, back), (ErasureAct.Readmit, back) })
        {
            await ledger.AppendAsync(new ErasureOrder(act, subject.Subject, Guid.NewGuid(), Samples.Time));
        }

        await ReplayAsync();
        var anew = Samples.Key(back.Subject);
        await vault.AddKeyAsync(anew);
        var item = Samples.Item(anew);
        await vault.PutIfAbsentAsync(new[] { item });

        // Of a copy whose rows are of two instants: the state row is new, the erased subject's rows are old.
        foreach (var row in copy.Where(row => row["pk"].B.ToArray().AsSpan().SequenceEqual(VaultRows.Bytes(erased.Subject))))
        {
            await stand.Client.PutItemAsync(stand.Options.Table, row);
        }

        await ReplayAsync();
        Assert.NotNull((await vault.FindAsync(copied[0].Key)).Item);
        await DynamoDbTables.PrepareRestoredAsync(stand.Client, stand.Options);
        Assert.Null(await vault.AppliedAsync());
        await ReplayAsync();

        Assert.Equal(SubjectState.Erased, (await vault.FindAsync(copied[0].Key)).Subject.State);
        Assert.Empty((await stand.Client.GetItemAsync(stand.Options.Table, VaultRows.Of(copied[0].Key).Attributes())).Item ?? []);
        Samples.AssertSame(item, (await vault.FindAsync(item.Key)).Item);
        Assert.Equal(4, (await vault.AppliedAsync())!.Position);

        async Task ReplayAsync()
        {
            await foreach (var entry in ledger.ReadAsync(((await vault.AppliedAsync())?.Position ?? 0) + 1))
            {
                await vault.ApplyAsync(entry);
            }
        }
    }

    private static ErasureOrder Order() => new(ErasureAct.Erase, Samples.Subject(), Guid.NewGuid(), Samples.Time);

    private static async Task<List<ErasureEntry>> ReadAsync(DynamoDbErasureLedger ledger, long from)
    {
        var entries = new List<ErasureEntry>();
        await foreach (var entry in ledger.ReadAsync(from))
        {
            entries.Add(entry);
        }

        return entries;
    }
}
