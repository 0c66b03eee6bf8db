using System.Security.Cryptography;

namespace DataProducts.Aws.Tests;

/// <summary>Subjects, keys and items as a token space would offer them; a vault never opens what is sealed, so random bytes will do.</summary>
internal static class Samples
{
    public static DateTimeOffset Time { get; } = new(2026, 11, 1, 12, 0, 0, 5, TimeSpan.Zero);

    public static SubjectRef Subject() => new(RandomNumberGenerator.GetBytes(SubjectRef.Size));

    public static SubjectKey Key(SubjectRef subject, string space = "retail") =>
        new(subject, space, Id(), Id(), RandomNumberGenerator.GetBytes(60));

    public static VaultItem Item(SubjectKey key, byte[]? token = null) => new(
        new VaultKey(token ?? Token(), key.Subject), key.Space, key.Id, 3, RandomNumberGenerator.GetBytes(12 + 20 + 16), "batch-2026-11-01", Time);

    public static VaultItem ItemOfNobody(byte[]? token = null) => new(
        new VaultKey(token ?? Token(), default), "retail", 42, 3, RandomNumberGenerator.GetBytes(48), "batch-2026-11-01", Time);

    public static byte[] Token() => RandomNumberGenerator.GetBytes(VaultKey.TokenSize);

    public static long Id() => BitConverter.ToInt64(RandomNumberGenerator.GetBytes(8)) & long.MaxValue;

    public static async Task<SubjectEntry> AddKeyAsync(this ITokenVault vault, SubjectKey key)
    {
        var entries = new SubjectEntry[1];
        await vault.AddOrGetKeysAsync(new[] { key }, entries);
        return entries[0];
    }

    public static async Task<VaultFinding> FindAsync(this ITokenVault vault, VaultKey key)
    {
        var findings = new VaultFinding[1];
        await vault.GetAsync(new[] { key }, findings);
        return findings[0];
    }

    public static async Task<SubjectEntry> FindKeyAsync(this ITokenVault vault, SubjectRef subject, string space = "retail")
    {
        var entries = new SubjectEntry[1];
        await vault.FindKeysAsync(space, new[] { subject }, entries);
        return entries[0];
    }

    /// <summary>Carries out a next order, whose place in a ledger nobody checks here.</summary>
    public static async Task<SubjectErasure> OrderAsync(this ITokenVault vault, ErasureAct act, SubjectRef subject)
    {
        var position = ((await vault.AppliedAsync())?.Position ?? 0) + 1;
        return await vault.ApplyAsync(Entry(position, act, subject));
    }

    public static ErasureEntry Entry(long position, ErasureAct act, SubjectRef subject) => new(
        new LedgerMark(position, SHA256.HashData(BitConverter.GetBytes(position))),
        new ErasureOrder(act, subject, Guid.NewGuid(), Time.AddMinutes(position)));

    public static async Task<List<VaultItem>> ToListAsync(this IAsyncEnumerable<VaultItem> items)
    {
        var list = new List<VaultItem>();
        await foreach (var item in items)
        {
            list.Add(item);
        }

        return list;
    }

    public static void AssertSame(VaultItem expected, VaultItem? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(expected with { Sealed = default, Spelling = default }, actual.Value with { Sealed = default, Spelling = default });
        Assert.Equal(expected.Sealed.ToArray(), actual.Value.Sealed.ToArray());
        Assert.Equal(expected.Spelling.ToArray(), actual.Value.Spelling.ToArray());
    }
}
