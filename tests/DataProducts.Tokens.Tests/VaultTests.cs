using System.Runtime.Versioning;
using System.Text;
using DataProducts.TestKit;
using Microsoft.Data.Sqlite;

namespace DataProducts.Tokens.Tests;

public sealed class VaultTests
{
    [UnsupportedOSPlatform("windows")]
    [Fact]
    public async Task Files_AreTheirOwnersAlone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Unix modes");
        await using var space = new Space();
        await space.TokeniseAsync(Jurisdiction.EU, "retail", PiiKind.TaxId, "12");

        const UnixFileMode File0600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var files = Directory.GetFiles(space.Vaults, "*", SearchOption.AllDirectories).Concat(Directory.GetFiles(space.Keys)).ToArray();
        Assert.Equal(["EU.keys.json", "vault.db", "vault.db-shm", "vault.db-wal"], files.Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.Equal(File0600, File.GetUnixFileMode(file)));
        Assert.All([space.Vaults, Path.Combine(space.Vaults, "EU"), space.Keys], folder =>
            Assert.Equal(File0600 | UnixFileMode.UserExecute, File.GetUnixFileMode(folder)));
    }

    [UnsupportedOSPlatform("windows")]
    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    public async Task ExposedFiles_AreRefused_WithAdvice(UnixFileMode more)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Unix modes");
        await using var space = new Space();
        await space.TokeniseAsync(Jurisdiction.EU, "retail", PiiKind.TaxId, "12");
        foreach (var (path, id) in new[] { (Path.Combine(space.Keys, "EU.keys.json"), "DP1410"), (space.Database(Jurisdiction.EU), "DP1421") })
        {
            var before = File.GetUnixFileMode(path);
            File.SetUnixFileMode(path, before | more);
            await space.RestartAsync();
            var failure = await Assert.ThrowsAsync<DataProductException>(async () => await space.Tokens.OpenAsync(Jurisdiction.EU, "retail"));
            Assert.Equal(id, failure.Id);
            Assert.Contains($"chmod 600 '{path}'", failure.Message, StringComparison.Ordinal);
            File.SetUnixFileMode(path, before);
        }
    }

    [Fact]
    public async Task RawBytes_HoldNoOriginal()
    {
        await using var space = new Space();
        var values = Enumerable.Range(0, 500).Select(i => $"person-{i}-ünï@example.org").ToArray();
        var open = await space.Tokens.OpenAsync(Jurisdiction.EU, "retail");
        await Space.TokeniseAsync(open, PiiKind.EmailAddress, values, values);
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(space.Vaults)!, "*", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[stream.Length];
            await stream.ReadExactlyAsync(bytes, TestContext.Current.CancellationToken);
            foreach (var needle in values.Append("person-").Append("example.org"))
            {
                Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(needle)) < 0, file);
                Assert.True(bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(needle)) < 0, file);
            }
        }
    }

    [Theory]
    [InlineData("o.subject = item.subject AND o.token <> item.token", "a")] // two tokens of one subject
    [InlineData("o.token = item.token AND o.subject <> item.subject", "b")] // one token of two subjects
    public async Task SwappedCiphertexts_DoNotOpen(string other, string subject)
    {
        await using var space = new Space();
        var open = await space.Tokens.OpenAsync(Jurisdiction.EU, "retail");
        var tokens = await Space.TokeniseAsync(open, PiiKind.TaxId, ["1111", "2222", "1111"], ["a", "a", "b"]);
        space.Sql(Jurisdiction.EU, "CREATE TEMP TABLE o AS SELECT * FROM item; "
            + $"UPDATE item SET sealed = coalesce((SELECT o.sealed FROM o WHERE {other}), sealed)");

        var failure = await Assert.ThrowsAsync<DataProductException>(() => Space.DetokeniseAsync(open, tokens[0]!, subject));
        Assert.Equal("DP1406", failure.Id);
        Assert.DoesNotContain("1111", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryFlippedBit_DoesNotOpen()
    {
        await using var space = new Space();
        var open = await space.Tokens.OpenAsync(Jurisdiction.EU, "retail");
        var token = (await Space.TokeniseAsync(open, PiiKind.TaxId, ["1111"], ["a"]))[0]!;
        var right = Sealed(space);
        for (var bit = 0; bit < 8 * right.Length; bit++)
        {
            var wrong = (byte[])right.Clone();
            wrong[bit / 8] ^= (byte)(1 << (bit % 8));
            space.Sql(Jurisdiction.EU, $"UPDATE item SET sealed = x'{Convert.ToHexString(wrong)}'");
            Assert.Equal("DP1406", (await Assert.ThrowsAsync<DataProductException>(() => Space.DetokeniseAsync(open, token, "a"))).Id);
        }

        space.Sql(Jurisdiction.EU, "UPDATE item SET sealed = x'00'");
        Assert.Equal("DP1406", (await Assert.ThrowsAsync<DataProductException>(() => Space.DetokeniseAsync(open, token, "a"))).Id);
        space.Sql(Jurisdiction.EU, $"UPDATE item SET sealed = x'{Convert.ToHexString(right)}', key_id = 7");
        Assert.Equal(default, await Space.OpenAsync(open, token, "a")); // sealed under no key of its subject: dead
    }

    [Fact]
    public async Task TamperedItem_IsNotTakenForTheValue_WhenTokenisedAgain()
    {
        await using var space = new Space();
        await space.TokeniseAsync(Jurisdiction.EU, "retail", PiiKind.TaxId, "1111");
        space.Sql(Jurisdiction.EU, "UPDATE item SET sealed = zeroblob(40)");
        await space.RestartAsync();

        var failure = await Assert.ThrowsAsync<DataProductException>(() => space.TokeniseAsync(Jurisdiction.EU, "retail", PiiKind.TaxId, "1111"));
        Assert.Equal("DP1406", failure.Id);
    }

    [Fact]
    public async Task Collision_IsAnError_AndTheStandingItemStays()
    {
        await using var space = new Space();
        var open = await space.Tokens.OpenAsync(Jurisdiction.EU, "retail");
        var token = (await space.TokeniseAsync(Jurisdiction.EU, "retail", PiiKind.TaxId, "1111"))!;
        var key = VaultKeyOf(token, open.SubjectOf("1"));
        var right = Sealed(space);

        // What a collision looks like to the vault: another original, honestly sealed, under the same key.
        await space.RestartAsync();
        var vault = SqliteTokenVault.Open(space.Vaults, Jurisdiction.EU);
        using var ring = LocalKeyRing.Open(space.Keys, Jurisdiction.EU, create: false);
        using var keys = await DomainKeys.OpenAsync(ring, vault, "retail", KeyPolicy.Default, space.Time, TestContext.Current.CancellationToken);
        var id = new TokenSpaceId(Jurisdiction.EU, "retail");
        using var dataKeys = new SpaceDataKeys(keys.Data);
        var entries = new SubjectEntry[1];
        await vault.FindKeysAsync("retail", new[] { key.Subject }, entries);
        var clear = new byte[SubjectKeySealer.KeySize];
        Assert.True(await new SubjectKeySealer(id, dataKeys).TryOpenAsync(entries[0].Key!.Value, clear, TestContext.Current.CancellationToken));
        using var sealing = new SealingKey(clear);
        var other = new byte[4 + SealingKey.Overhead];
        new ItemSealer(id).Seal(sealing, key, "2222"u8, other);
        vault.Dispose();
        space.Sql(Jurisdiction.EU, $"UPDATE item SET sealed = x'{Convert.ToHexString(other)}'");

        var failure = await Assert.ThrowsAsync<DataProductException>(() => space.TokeniseAsync(Jurisdiction.EU, "retail", PiiKind.TaxId, "1111"));
        Assert.Equal("DP1405", failure.Id);
        Assert.Equal(other, Sealed(space));
        Assert.NotEqual(right, other);
    }

    [Fact]
    public async Task ItemsCarry_BatchAndTime()
    {
        await using var space = new Space();
        await space.TokeniseAsync(Jurisdiction.EU, "retail", PiiKind.TaxId, "1111");
        space.Time.Advance(TimeSpan.FromDays(1));
        await space.RestartAsync();
        await space.TokeniseAsync(Jurisdiction.EU, "retail", PiiKind.TaxId, "1111");

        Assert.Equal("b1 2026-11-01T00:00:00", Query(space, "SELECT text || ' ' || strftime('%Y-%m-%dT%H:%M:%S', created / 1000, 'unixepoch') FROM item JOIN name ON name.id = batch"));
        Assert.Equal(1L, Query(space, "SELECT count(*) FROM item"));
    }

    [Fact]
    public async Task KeysOfAnotherVault_AreNamed()
    {
        await using var space = new Space();
        await space.TokeniseAsync(Jurisdiction.EU, "retail", PiiKind.TaxId, "1111");
        await space.Tokens.DisposeAsync();
        File.Delete(Path.Combine(space.Keys, "EU.keys.json"));
        await using (var without = space.Open())
        {
            Assert.Equal("DP1412", (await Assert.ThrowsAsync<DataProductException>(async () => await without.OpenAsync(Jurisdiction.EU, "retail"))).Id);
            Assert.Empty(Directory.GetFiles(space.Keys));
        }

        LocalKeyRing.Open(space.Keys, Jurisdiction.EU, create: true).Dispose();
        await using var other = space.Open();
        Assert.Equal("DP1413", (await Assert.ThrowsAsync<DataProductException>(async () => await other.OpenAsync(Jurisdiction.EU, "retail"))).Id);
    }

    [Fact]
    public async Task ForeignFiles_AreRefused()
    {
        using var folder = new TempFolder();
        var path = SqliteTokenVault.PathOf(folder.Path, Jurisdiction.EU);
        SqliteTokenVault.Open(folder.Path, Jurisdiction.EU).Dispose();
        using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 9";
            command.ExecuteNonQuery();
            AssertRefused("DP1290", "format 9");
            command.CommandText = "PRAGMA application_id = 5";
            command.ExecuteNonQuery();
            AssertRefused("DP1422", "not a vault");
        }

        File.Delete(path + "-wal");
        File.Delete(path + "-shm");
        await File.WriteAllTextAsync(path, new string('x', 8192), TestContext.Current.CancellationToken);
        AssertRefused("DP1422", "not a vault");

        void AssertRefused(string id, string why)
        {
            var failure = Assert.Throws<DataProductException>(() => SqliteTokenVault.Open(folder.Path, Jurisdiction.EU));
            Assert.Equal(id, failure.Id);
            Assert.Contains(why, failure.Message, StringComparison.Ordinal);
        }
    }

    private static VaultKey VaultKeyOf(string token, SubjectRef subject)
    {
        var bytes = new byte[Token.Size];
        Token.Parse(token).WriteTo(bytes);
        return new VaultKey(bytes, subject);
    }

    private static byte[] Sealed(Space space) => (byte[])Query(space, "SELECT sealed FROM item");

    private static object Query(Space space, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={space.Database(Jurisdiction.EU)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()!;
    }
}
