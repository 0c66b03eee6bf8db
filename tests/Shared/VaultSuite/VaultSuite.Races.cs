namespace DataProducts.TestKit.Vaults;

public abstract partial class VaultSuite
{
    [Fact]
    public async Task WritersRacing_AgreeOnEveryItemAndKey()
    {
        const int Writers = 4;
        const int Tokens = 30;
        var vaults = await OpenAllAsync(Writers);
        var seen = await Task.WhenAll(vaults.Select((vault, writer) => Task.Run(async () =>
        {
            var subject = Sample.Subject(1);
            var key = Assert.Single(await AddKeysAsync(vault, Sample.Key(subject, 100 + writer))).Key!.Value;
            var items = Enumerable.Range(0, Tokens).Select(token => Sample.Item(token, subject, key.Id, $"by {writer}")).ToArray();
            var write = await vault.PutIfAbsentAsync(items, Ct);
            Assert.Empty(write.Erased);
            var standing = write.Standing.ToDictionary(one => one.Index, one => Sample.Original(one.Item));
            return (key.Id, Originals: Enumerable.Range(0, Tokens).Select(token => standing.GetValueOrDefault(token, $"by {writer}")).ToArray());
        })));

        Assert.Single(seen.Select(one => one.Id).Distinct());
        Assert.All(seen, one => Assert.Equal(seen[0].Originals, one.Originals));
        var items = (await ListAsync(Vault, Sample.Subject(1))).ToDictionary(item => item.Key, Sample.Original);
        Assert.Equal(seen[0].Originals, Enumerable.Range(0, Tokens).Select(token => items[Sample.Token(token, Sample.Subject(1))]));
    }

    // Whatever the order: what a writer was told had been added before the erasure is gone, and nothing comes after it.
    [Fact]
    public async Task WritersRacingAnErasure_NeverBringAnythingBack()
    {
        const int Writers = 3;
        var subject = Sample.Subject(1);
        var vaults = await OpenAllAsync(Writers);
        await Orders.GiveAsync(ErasureAct.Begin);
        long keyId = 0;
        for (var round = 0; round < 5; round++)
        {
            var token = round * 1000;
            using var erased = new CancellationTokenSource();
            var writing = vaults.Select((vault, writer) => Task.Run(async () =>
            {
                for (var at = writer; !erased.IsCancellationRequested; at += Writers)
                {
                    var entry = Assert.Single(await AddKeysAsync(vault, Sample.Key(subject, Interlocked.Increment(ref keyId))));
                    if (entry.Key is not { } key)
                    {
                        return;
                    }

                    await vault.PutIfAbsentAsync(new[] { Sample.Item(token + at, subject, key.Id), Sample.Item(token + 999, subject, key.Id) }, Ct);
                }
            })).ToArray();
            await Task.Delay(15, Ct);
            await Orders.GiveAsync(ErasureAct.Erase, subject);
            await erased.CancelAsync();
            await Task.WhenAll(writing);

            Assert.Empty(await ListAsync(Vault, subject));
            Assert.Equal((SubjectState.Erased, null), ((await FindAsync(Vault, subject)).State, (await FindAsync(Vault, subject)).Key));
            await Orders.GiveAsync(ErasureAct.Readmit, subject);
            Assert.Empty(await ListAsync(Vault, subject));
        }
    }

    // Two programs that both follow the ledger: one carries an entry out, the other finds it done.
    [Fact]
    public async Task OneEntry_CarriedOutByMany_IsDoneOnce()
    {
        var subject = await AddSubjectAsync(1, 11);
        await Vault.PutIfAbsentAsync(new[] { Sample.Item(1, subject, 11) }, Ct);
        var entry = await Orders.NextAsync(ErasureAct.Erase, subject);
        var vaults = await OpenAllAsync(4);
        var done = await Task.WhenAll(vaults.Select(vault => Task.Run(async () => await vault.ApplyAsync(entry, Ct))));

        Assert.All(done, one => Assert.Equal(SubjectState.Erased, one.After));
        Assert.Equal(1, done.Count(one => one.Items == 1));
        Assert.Equal(entry.Mark, await Vault.AppliedAsync(Ct));
    }

    private async Task<ITokenVault[]> OpenAllAsync(int count)
    {
        var vaults = new ITokenVault[count];
        for (var i = 0; i < count; i++)
        {
            vaults[i] = await AgainAsync();
        }

        return vaults;
    }
}
