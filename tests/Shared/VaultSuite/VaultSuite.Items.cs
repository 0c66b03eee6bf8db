namespace DataProducts.TestKit.Vaults;

public abstract partial class VaultSuite
{
    [Fact]
    public async Task Item_ComesBackAsItWas()
    {
        var subject = await AddSubjectAsync(1, 11);
        var item = Sample.Item(1, subject, 11) with
        {
            Normaliser = 3,
            Spelling = new byte[] { 1, 2, 3 },
            Predecessor = Sample.Token(9, subject),
            Batch = "b / ü \" ' \n ☃",
        };
        Assert.Empty((await Vault.PutIfAbsentAsync(new[] { item }, Ct)).Standing);

        var found = Assert.Single(await GetAsync(await AgainAsync(), item.Key)).Item!.Value;
        Assert.Equal(item.Sealed.ToArray(), found.Sealed.ToArray());
        Assert.Equal(item.Spelling.ToArray(), found.Spelling.ToArray());
        Assert.Equal(item with { Sealed = default, Spelling = default }, found with { Sealed = default, Spelling = default });
    }

    [Fact]
    public async Task ItemWithoutMore_ComesBackWithoutMore()
    {
        var subject = await AddSubjectAsync(1, 11);
        await Vault.PutIfAbsentAsync(new[] { Sample.Item(1, subject, 11) }, Ct);

        var found = Assert.Single(await GetAsync(Vault, Sample.Token(1, subject)));
        Assert.True(found.Item!.Value.Spelling.IsEmpty);
        Assert.Null(found.Item.Value.Predecessor);
        Assert.Equal((SubjectState.Active, 11L), (found.Subject.State, found.Subject.Key!.Value.Id));
    }

    [Fact]
    public async Task FirstWriter_Wins_AndTheSecondIsShownTheItem()
    {
        var subject = await AddSubjectAsync(1, 11);
        var other = await AgainAsync();
        Assert.Equal((0, 0), Counts(await Vault.PutIfAbsentAsync(new[] { Sample.Item(2, subject, 11, "first") }, Ct)));

        var write = await other.PutIfAbsentAsync(
            new[] { Sample.Item(1, subject, 11, "new"), Sample.Item(2, subject, 11, "second"), Sample.Item(3, subject, 11, "new") }, Ct);

        Assert.Equal((1, 0), Counts(write));
        Assert.Equal((1, "first"), (write.Standing[0].Index, Sample.Original(write.Standing[0].Item)));
        var found = await GetAsync(Vault, Sample.Token(1, subject), Sample.Token(2, subject), Sample.Token(3, subject));
        Assert.Equal(["new", "first", "new"], found.Select(one => Sample.Original(one.Item!.Value)));
    }

    [Fact]
    public async Task OneToken_IsOneItemASubject()
    {
        var (anna, bob) = (await AddSubjectAsync(1, 11), await AddSubjectAsync(2, 12));
        await Vault.PutIfAbsentAsync(new[] { Sample.Item(1, anna, 11, "anna's"), Sample.Item(1, bob, 12, "bob's") }, Ct);

        var found = await GetAsync(Vault, Sample.Token(1, anna), Sample.Token(1, bob), Sample.Token(1, Sample.Subject(3)));
        Assert.Equal(["anna's", "bob's"], found[..2].Select(one => Sample.Original(one.Item!.Value)));
        Assert.Equal(new VaultFinding(null, default), found[2]);
    }

    [Fact]
    public async Task ItemOfNobody_NeedsNoSubjectKey()
    {
        var item = Sample.Item(1, default, 77);
        Assert.Equal((0, 0), Counts(await Vault.PutIfAbsentAsync(new[] { item }, Ct)));
        Assert.Equal((1, 0), Counts(await Vault.PutIfAbsentAsync(new[] { item with { KeyId = 78 } }, Ct)));

        var found = Assert.Single(await GetAsync(Vault, item.Key));
        Assert.Equal((77L, default), (found.Item!.Value.KeyId, found.Subject));
    }

    [Fact]
    public async Task ItemUnderNoKeyOfItsSubject_IsNotTaken()
    {
        var subject = await AddSubjectAsync(1, 11);
        await AddSubjectAsync(1, 12, "cards");
        var write = await Vault.PutIfAbsentAsync(
            new[] { Sample.Item(1, subject, 12), Sample.Item(2, subject, 11), Sample.Item(3, Sample.Subject(2), 11) }, Ct);

        Assert.Equal([0, 2], write.Erased);
        Assert.Empty(write.Standing);
        Assert.Equal(Sample.Token(2, subject), Assert.Single(await ScanAsync(Vault, 10)).Key);
    }

    [Fact]
    public async Task DeadItem_IsGivenToNobody_AndIsReplaced()
    {
        var subject = await AddSubjectAsync(1, 11);
        await PlantAsync(Sample.Item(1, subject, 10, "of a key that is gone"));

        var found = Assert.Single(await GetAsync(Vault, Sample.Token(1, subject)));
        Assert.Equal((null, SubjectState.Active), (found.Item, found.Subject.State));
        Assert.Empty(await ListAsync(Vault, subject));
        Assert.Empty(await ScanAsync(Vault, 10));

        Assert.Equal((0, 0), Counts(await Vault.PutIfAbsentAsync(new[] { Sample.Item(1, subject, 11, "alive") }, Ct)));
        Assert.Equal("alive", Sample.Original(Assert.Single(await GetAsync(Vault, Sample.Token(1, subject))).Item!.Value));
        Assert.Equal((1, 0), Counts(await Vault.PutIfAbsentAsync(new[] { Sample.Item(1, subject, 11, "late") }, Ct)));
    }

    [Fact]
    public async Task List_GivesASubjectsItems_OfEverySpace_ByToken()
    {
        var subject = await AddSubjectAsync(1, 11);
        await AddSubjectAsync(1, 12, TokenSpaceId.WholeJurisdiction);
        var other = await AddSubjectAsync(2, 13);
        VaultItem[] items =
        [
            .. Enumerable.Range(0, 300).Select(token => Sample.Item(token, subject, 11)),
            .. Enumerable.Range(300, 5).Select(token => Sample.Item(token, subject, 12, space: TokenSpaceId.WholeJurisdiction)),
            Sample.Item(1, other, 13),
        ];
        await Vault.PutIfAbsentAsync(items, Ct);

        var listed = await ListAsync(Vault, subject);
        var expected = items.Where(item => item.Key.Subject == subject).OrderBy(item => item.Key, Comparer<VaultKey>.Create((a, b) => a.CompareTo(b)));
        Assert.Equal(expected.Select(item => (item.Key, item.Space)), listed.Select(item => (item.Key, item.Space)));
        Assert.Empty(await ListAsync(Vault, Sample.Subject(3)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public async Task Scan_GivesEveryItemOnce_WhateverThePage(int limit)
    {
        var subjects = await Task.WhenAll(Enumerable.Range(1, 3).Select(number => AddSubjectAsync(number, 10 + number)));
        VaultItem[] items =
        [
            .. subjects.SelectMany((subject, i) => Enumerable.Range(0, 7).Select(token => Sample.Item(token, subject, 11 + i))),
            Sample.Item(99, default, 5),
        ];
        await Vault.PutIfAbsentAsync(items, Ct);
        await Orders.GiveAsync(ErasureAct.Erase, Sample.Subject(8));

        var scanned = await ScanAsync(Vault, limit);
        Assert.Equal(items.Length, scanned.Count);
        Assert.Equal(items.Select(item => item.Key).ToHashSet(), scanned.Select(item => item.Key).ToHashSet());
    }

    [Fact]
    public async Task Scan_GoesOnFromItsCursor_InAnotherProcess()
    {
        var subject = await AddSubjectAsync(1, 11);
        await Vault.PutIfAbsentAsync(Enumerable.Range(0, 9).Select(token => Sample.Item(token, subject, 11)).ToArray(), Ct);
        var first = await Vault.ScanAsync(default, 4, Ct);
        var rest = await (await AgainAsync()).ScanAsync(new VaultCursor(first.Next!.Value.Text), 100, Ct);

        Assert.Equal(4, first.Items.Count);
        Assert.InRange(first.Next.Value.Text!.Length, 1, 512);
        Assert.Equal(9, first.Items.Concat(rest.Items).Select(item => item.Key).Distinct().Count());
        Assert.Equal(5, rest.Items.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("zz")]
    [InlineData("'; DROP TABLE item")]
    public async Task Scan_RefusesAForeignCursor(string text)
    {
        var failure = await Assert.ThrowsAsync<DataProductException>(async () => await Vault.ScanAsync(new VaultCursor(text), 10, Ct));
        Assert.Equal("DP1433", failure.Id);
    }

    [Fact]
    public async Task Remove_TakesItemsAlone()
    {
        var subject = await AddSubjectAsync(1, 11);
        await Vault.PutIfAbsentAsync(new[] { Sample.Item(1, subject, 11), Sample.Item(2, subject, 11) }, Ct);
        await Vault.RemoveAsync(new[] { Sample.Token(1, subject), Sample.Token(5, subject), Sample.Token(1, Sample.Subject(9)) }, Ct);

        Assert.Equal(Sample.Token(2, subject), Assert.Single(await ListAsync(Vault, subject)).Key);
        Assert.Equal(11, (await FindAsync(Vault, subject)).Key!.Value.Id);
        Assert.Equal((0, 0), Counts(await Vault.PutIfAbsentAsync(new[] { Sample.Item(1, subject, 11) }, Ct)));
    }

    [Fact]
    public async Task LargeBatch_AndLargeItems_AreTakenWhole()
    {
        var many = LargeBatch;
        var subject = await AddSubjectAsync(1, 11);
        var items = Enumerable.Range(0, many).Select(token => Sample.Item(token, subject, 11) with { Created = Sample.Time.AddMilliseconds(token) }).ToArray();
        items[5] = items[5] with { Sealed = new byte[16_000], Spelling = new byte[16_000] };
        Assert.Equal((0, 0), Counts(await Vault.PutIfAbsentAsync(items, Ct)));
        Assert.Equal((many, 0), Counts(await Vault.PutIfAbsentAsync(items, Ct)));

        var found = await GetAsync(Vault, [.. items.Select(item => item.Key)]);
        Assert.Equal(items.Select(item => item.Created), found.Select(one => one.Item!.Value.Created));
        Assert.Equal((16_000, 16_000), (found[5].Item!.Value.Sealed.Length, found[5].Item!.Value.Spelling.Length));
    }

    [Fact]
    public async Task EmptyBatches_DoNothing()
    {
        Assert.Equal((0, 0), Counts(await Vault.PutIfAbsentAsync(default, Ct)));
        await Vault.AddOrGetKeysAsync(default, default, Ct);
        await Vault.FindKeysAsync(Sample.Retail, default, default, Ct);
        await Vault.GetAsync(default, default, Ct);
        await Vault.RemoveAsync(default, Ct);
        Assert.Empty(await ScanAsync(Vault, 10));
    }

    private static (int Standing, int Erased) Counts(VaultWrite write) => (write.Standing.Count, write.Erased.Count);
}
