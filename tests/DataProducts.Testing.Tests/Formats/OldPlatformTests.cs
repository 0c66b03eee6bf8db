using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using DataProducts.Hydration;
using DataProducts.TestKit;
using Microsoft.Data.Sqlite;
using RetailBank;

namespace DataProducts.Testing.Tests.Formats;

/// <summary>A platform's folder that the program of before wrote, when only some of its files had numbers.</summary>
public sealed class OldPlatformTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string State => _folder["state"];

    public OldPlatformTests()
    {
        using var archive = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Formats", "platform-0.tar.gz"));
        using var plain = new GZipStream(archive, CompressionMode.Decompress);
        TarFile.ExtractToDirectory(plain, _folder.Path, overwriteFiles: false);
    }

    [Fact]
    public async Task OldPlatform_AnswersAsBefore_AndIsNumbered()
    {
        await UseAsync();

        Assert.Equal("{\"format\":1}\n", File.ReadAllText(Path.Combine(State, "format.json")));
        Assert.All(Databases(), path => Assert.NotEqual(0L, Number(path, "application_id")));
        Assert.Equal(
            [
                "catalog.db 4", "facts.db 1", "keys/people-ids.db 1", "lake/CH/catalog.db 1", "lake/EU/catalog.db 1", "lake/IN/catalog.db 1",
                "lake/MC/catalog.db 1", "lake/US/catalog.db 1", "quarantine/catalog.db 1", "vaults/EU/vault.db 2", "vaults/IN/vault.db 1",
            ],
            Databases().Select(path => $"{Name(path)} {Number(path, "user_version")}"));
    }

    [Fact]
    public async Task OldFiles_AreKeptAsTheyWere_ButNotTheOneWithNames()
    {
        await UseAsync();

        Assert.Equal(
            [
                "catalog.db.bak-v3", "facts.db.bak-v0", "lake/CH/catalog.db.bak-v0", "lake/EU/catalog.db.bak-v0", "lake/IN/catalog.db.bak-v0", "lake/MC/catalog.db.bak-v0",
                "lake/US/catalog.db.bak-v0", "quarantine/catalog.db.bak-v0", "vaults/EU/vault.db.bak-v1",
            ],
            Backups().Select(Name));
        Assert.All(Backups().Where(path => path.EndsWith("-v0", StringComparison.Ordinal)), path => Assert.Equal((0L, 0L), (Number(path, "application_id"), Number(path, "user_version"))));
    }

    [Fact]
    public async Task SecondRun_ChangesNoFormat()
    {
        await UseAsync();
        var backups = Backups().Select(path => (path, File.GetLastWriteTimeUtc(path))).ToList();

        await UseAsync();

        Assert.Equal(backups, Backups().Select(path => (path, File.GetLastWriteTimeUtc(path))));
    }

    [Fact]
    public async Task NewerFiles_AreRefusedByName()
    {
        (string File, string Name)[] all =
        [
            ("catalog.db", "catalog"), ("facts.db", "file of service-level facts"), ("keys/people-ids.db", "register of people"),
            ("keys/EU.keys.json", "key file"), ("lake/EU/catalog.db", "catalog of tables"), ("vaults/EU/vault.db", "vault"),
            ("format.json", "platform folder"),
        ];
        await UseAsync();
        foreach (var (file, name) in all)
        {
            var path = Path.Combine(State, file);
            var current = File.ReadAllBytes(path);
            MakeNewer(path);
            var newer = File.ReadAllBytes(path);

            var failure = await Assert.ThrowsAnyAsync<DataProductException>(UseAsync);

            Assert.Equal("DP1290", failure.Id);
            Assert.StartsWith($"The {name} '{(file == "format.json" ? State : path)}' has format 9, ", failure.Message, StringComparison.Ordinal);
            Assert.Equal(newer, File.ReadAllBytes(path));
            File.WriteAllBytes(path, current);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""{"format":"1"}""")]
    [InlineData("""{"format":0}""")]
    public void FolderThatDoesNotSayItsFormat_IsNotOpened(string text)
    {
        File.WriteAllText(Path.Combine(State, "format.json"), text);

        Assert.Equal("DP1292", Assert.Throws<DataProductException>(() => EmbeddedPlatform.Open(new EmbeddedOptions { Folder = State })).Id);
    }

    public void Dispose() => _folder.Dispose();

    // Everything that the folder is for: known rows again, a question in clear, service levels, the logs.
    private async Task UseAsync()
    {
        await using var platform = EmbeddedPlatform.Open(new EmbeddedOptions { Folder = State });
        var answer = await platform.QueryAsync("select customer_id, email from retail.customers where customer_id = 'c-1'", "anna@bank.example", "fraud-detection");
        Assert.Equal(["c-1", "anna.berg@example.com"], Assert.Single(answer.Rows));

        // A value that was there before and one that is new: the old one still has its token.
        const string Csv = """
            customer_id,email,phone,address_line,address_line2,city,country_region,card_type,card_number,legal_hold,modified
            c-1,anna.berg@example.com,,,,,DE,,,,2026-11-01T08:00:00Z
            c-9,anna.berg@example.com,,,,,DE,,,,2026-11-02T08:00:00Z
            """;
        var input = CsvSource.Stream("more", _ => ValueTask.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes(Csv))));
        Assert.Equal(1, (await platform.HydrateAsync<Customer>(input)).RowsQuarantined);
        Assert.NotEmpty((await platform.EvaluateAsync("retail.customers")).Results);
        Assert.All(await platform.VerifyAuditAsync(), log => Assert.True(log.Verified, log.Problem));
    }

    private static void MakeNewer(string path)
    {
        if (path.EndsWith(".json", StringComparison.Ordinal))
        {
            File.WriteAllText(path, File.ReadAllText(path).Replace("\"format\": 1", "\"format\": 9", StringComparison.Ordinal).Replace("\"format\":1", "\"format\":9", StringComparison.Ordinal));
            return;
        }

        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version = 9; PRAGMA wal_checkpoint(TRUNCATE)";
        command.ExecuteNonQuery();
    }

    private string[] Databases() => Find("*.db");

    private string[] Backups() => Find("*.bak-*");

    private string[] Find(string pattern) => [.. Directory.GetFiles(State, pattern, SearchOption.AllDirectories).OrderBy(Name, StringComparer.Ordinal)];

    private string Name(string path) => Path.GetRelativePath(State, path).Replace(Path.DirectorySeparatorChar, '/');

    private static long Number(string path, string pragma)
    {
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA {pragma}";
        return (long)command.ExecuteScalar()!;
    }
}
