namespace DataProducts.TestKit.Vaults;

public abstract partial class VaultSuite
{
    [Fact]
    public async Task Erased_KeysAndItemsAreGone_AnotherSubjectsStay()
    {
        var (anna, bob) = (await AddSubjectAsync(1, 11), await AddSubjectAsync(2, 12));
        await AddSubjectAsync(1, 13, "cards");
        await Vault.PutIfAbsentAsync(
            new[] { Sample.Item(1, anna, 11), Sample.Item(2, anna, 13, space: "cards"), Sample.Item(1, bob, 12, "bob's") }, Ct);

        var done = await Orders.GiveAsync(ErasureAct.Erase, anna);

        Assert.Equal((SubjectState.Active, SubjectState.Erased, 2, 2), (done.Before, done.After, done.Keys, done.Items));
        Assert.Empty(await ListAsync(Vault, anna));
        var found = await GetAsync(await AgainAsync(), Sample.Token(1, anna), Sample.Token(9, anna), Sample.Token(1, bob));
        Assert.All(found[..2], one => Assert.Equal((null, SubjectState.Erased, true), (one.Item, one.Subject.State, one.Subject.IsGone)));
        Assert.Equal("bob's", Sample.Original(found[2].Item!.Value));
    }

    [Fact]
    public async Task Tombstone_TellsWhenAndByWhichRequest_AndKeepsTheFirst()
    {
        var (subject, request) = (await AddSubjectAsync(1, 11), Guid.NewGuid());
        var done = await Orders.GiveAsync(ErasureAct.Erase, subject, request);
        await Orders.GiveAsync(ErasureAct.Erase, subject);

        var entry = await FindAsync(Vault, subject, "cards");
        Assert.Equal((SubjectState.Erased, request, done.Order.Time), (entry.State, entry.Request!.Value, entry.Left!.Value));
    }

    [Fact]
    public async Task NothingOfAnErasedSubject_IsTaken()
    {
        var subject = await AddSubjectAsync(1, 11);
        await Orders.GiveAsync(ErasureAct.Erase, subject);
        var entry = Assert.Single(await AddKeysAsync(await AgainAsync(), Sample.Key(subject, 12)));
        var write = await Vault.PutIfAbsentAsync(new[] { Sample.Item(1, subject, 11), Sample.Item(2, subject, 12) }, Ct);

        Assert.Equal((SubjectState.Erased, null), (entry.State, entry.Key));
        Assert.Equal([0, 1], write.Erased);
        Assert.Empty(await ScanAsync(Vault, 10));
    }

    [Fact]
    public async Task UnknownSubject_IsErasedBeforeItComes()
    {
        var done = await Orders.GiveAsync(ErasureAct.Erase, Sample.Subject(1));

        Assert.Equal((SubjectState.None, SubjectState.Erased, 0, 0), (done.Before, done.After, done.Keys, done.Items));
        Assert.True(Assert.Single(await AddKeysAsync(Vault, Sample.Key(Sample.Subject(1), 11))).IsGone);
    }

    [Fact]
    public async Task Readmission_LiftsTheTombstone_AndBringsNothingBack()
    {
        var subject = await AddSubjectAsync(1, 11);
        await Vault.PutIfAbsentAsync(new[] { Sample.Item(1, subject, 11) }, Ct);
        await Orders.GiveAsync(ErasureAct.Erase, subject);
        var done = await Orders.GiveAsync(ErasureAct.Readmit, subject);

        Assert.Equal((SubjectState.Erased, SubjectState.Active), (done.Before, done.After));
        Assert.Equal((SubjectState.Active, null), ((await FindAsync(Vault, subject)).State, (await FindAsync(Vault, subject)).Left));
        Assert.Empty(await ListAsync(Vault, subject));
        Assert.Equal([0], (await Vault.PutIfAbsentAsync(new[] { Sample.Item(1, subject, 11) }, Ct)).Erased);
        Assert.Equal(12, Assert.Single(await AddKeysAsync(Vault, Sample.Key(subject, 12))).Key!.Value.Id);
        Assert.Equal((0, 0), Counts(await Vault.PutIfAbsentAsync(new[] { Sample.Item(1, subject, 12, "anew") }, Ct)));
        Assert.Equal("anew", Sample.Original(Assert.Single(await ListAsync(Vault, subject))));
    }

    [Theory]
    [InlineData(ErasureAct.Move, ErasureAct.Erase, SubjectState.Erased)]
    [InlineData(ErasureAct.Erase, ErasureAct.Move, SubjectState.Erased)]
    [InlineData(ErasureAct.Move, ErasureAct.Move, SubjectState.Moved)]
    [InlineData(ErasureAct.Move, ErasureAct.Readmit, SubjectState.Active)]
    public async Task OrdersInTurn_LeaveTheStricterState(ErasureAct first, ErasureAct second, SubjectState left)
    {
        var subject = await AddSubjectAsync(1, 11);
        await Orders.GiveAsync(first, subject);
        await Orders.GiveAsync(second, subject);

        Assert.Equal(left, (await FindAsync(Vault, subject)).State);
    }

    [Fact]
    public async Task Epoch_RisesWithEveryOrder_AndWithNothingElse()
    {
        var subject = await AddSubjectAsync(1, 11);
        await Orders.GiveAsync(ErasureAct.Begin);
        var other = await AgainAsync();
        var epoch = await Vault.EpochAsync(Ct);
        await Vault.PutIfAbsentAsync(new[] { Sample.Item(1, subject, 11) }, Ct);
        await Vault.RemoveAsync(new[] { Sample.Token(1, subject) }, Ct);
        Assert.Equal(epoch, await other.EpochAsync(Ct));
        foreach (var act in new[] { ErasureAct.Erase, ErasureAct.Readmit, ErasureAct.Move })
        {
            await Orders.GiveAsync(act, subject);
            var now = await other.EpochAsync(Ct);
            Assert.True(now > epoch, $"{act}");
            epoch = now;
        }
    }

    [Fact]
    public async Task LedgersEntries_AreCarriedOutInTheirOrder_EachOnce()
    {
        var subject = await AddSubjectAsync(1, 11);
        Assert.Null(await Vault.AppliedAsync(Ct));
        var begin = await Orders.NextAsync(ErasureAct.Begin);
        await Vault.ApplyAsync(begin, Ct);
        Assert.Equal(begin.Mark, await Vault.AppliedAsync(Ct));
        var erase = await Orders.NextAsync(ErasureAct.Erase, subject);
        var readmit = await Orders.NextAsync(ErasureAct.Readmit, subject);

        var failure = await Assert.ThrowsAsync<DataProductException>(async () => await Vault.ApplyAsync(readmit, Ct));
        Assert.Equal("DP1432", failure.Id);
        Assert.Equal((begin.Mark, SubjectState.Active), (await Vault.AppliedAsync(Ct), (await FindAsync(Vault, subject)).State));

        await Vault.ApplyAsync(erase, Ct);
        await Vault.ApplyAsync(readmit, Ct);
        var again = await (await AgainAsync()).ApplyAsync(erase, Ct);
        Assert.Equal((SubjectState.Active, 0, 0), (again.After, again.Keys, again.Items));
        Assert.Equal((readmit.Mark, SubjectState.Active), (await Vault.AppliedAsync(Ct), (await FindAsync(Vault, subject)).State));
    }
}
