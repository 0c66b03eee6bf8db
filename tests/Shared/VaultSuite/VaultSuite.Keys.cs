namespace DataProducts.TestKit.Vaults;

public abstract partial class VaultSuite
{
    [Fact]
    public async Task FirstKey_Wins_AndTheSecondWriterGetsIt()
    {
        var subject = Sample.Subject(1);
        var first = Assert.Single(await AddKeysAsync(Vault, Sample.Key(subject, 11)));
        var second = Assert.Single(await AddKeysAsync(await AgainAsync(), Sample.Key(subject, 12)));

        Assert.Equal((SubjectState.Active, 11L), (first.State, first.Key!.Value.Id));
        Assert.Equal((SubjectState.Active, 11L), (second.State, second.Key!.Value.Id));
        Assert.Equal(Sample.Key(subject, 11).Wrapped.ToArray(), second.Key.Value.Wrapped.ToArray());
        Assert.Equal((subject, Sample.Retail, 1L), (second.Key.Value.Subject, second.Key.Value.Space, second.Key.Value.WrappedBy));
    }

    [Fact]
    public async Task Spaces_HaveKeysOfTheirOwn()
    {
        var subject = await AddSubjectAsync(1, 11);
        Assert.Null((await FindAsync(Vault, subject, "cards")).Key);
        await AddSubjectAsync(1, 12, "cards");

        Assert.Equal(11, (await FindAsync(Vault, subject)).Key!.Value.Id);
        Assert.Equal(12, (await FindAsync(Vault, subject, "cards")).Key!.Value.Id);
        Assert.Equal(new SubjectEntry(SubjectState.Active, null), await FindAsync(Vault, subject, "never"));
        Assert.Equal(default, await FindAsync(Vault, Sample.Subject(2)));
    }

    [Fact]
    public async Task ManyKeys_AreAnsweredInTheirPlaces()
    {
        var keys = Enumerable.Range(0, 333).Select(number => Sample.Key(Sample.Subject(number), 1000 + number)).ToArray();
        await AddKeysAsync(Vault, keys[..100]);
        var entries = await AddKeysAsync(Vault, [.. keys.Select(key => key with { Id = key.Id + (key.Id % 2 * 5000) })]);

        Assert.Equal(keys[..100].Select(key => key.Id), entries[..100].Select(entry => entry.Key!.Value.Id));
        Assert.Equal(keys[100..].Select(key => key.Id + (key.Id % 2 * 5000)), entries[100..].Select(entry => entry.Key!.Value.Id));
    }

    [Fact]
    public async Task RewrappedKey_TakesThePlaceOfTheOldOne_Once()
    {
        var subject = await AddSubjectAsync(1, 11);
        var old = (await FindAsync(Vault, subject)).Key!.Value;
        var (next, late) = (Sample.Key(subject, 11, wrappedBy: 2), Sample.Key(subject, 11, wrappedBy: 3));

        Assert.True(await Vault.TryReplaceKeyAsync(old, next, Ct));
        Assert.False(await Vault.TryReplaceKeyAsync(old, late, Ct));
        var standing = (await FindAsync(await AgainAsync(), subject)).Key!.Value;
        Assert.Equal((11L, 2L), (standing.Id, standing.WrappedBy));
        Assert.Equal(next.Wrapped.ToArray(), standing.Wrapped.ToArray());
        await Assert.ThrowsAsync<ArgumentException>(async () => await Vault.TryReplaceKeyAsync(standing, Sample.Key(subject, 12), Ct));

        await Orders.GiveAsync(ErasureAct.Erase, subject);
        Assert.False(await Vault.TryReplaceKeyAsync(standing, late, Ct));
        Assert.Null((await FindAsync(Vault, subject)).Key);
    }

    [Fact]
    public async Task NobodyInParticular_GetsNoKey() =>
        await Assert.ThrowsAsync<ArgumentException>(() => AddKeysAsync(Vault, Sample.Key(default, 11)));
}
