using DataProducts.Files;
using DataProducts.TestKit;
using Microsoft.Data.Sqlite;

namespace DataProducts.Catalog.Tests;

/// <summary>What holds for every store's file, by one with three formats.</summary>
public sealed class StoreFileTests : IDisposable
{
    private const string First = "CREATE TABLE IF NOT EXISTS thing (name TEXT) STRICT";
    private const string Second = "ALTER TABLE thing ADD COLUMN size INTEGER; UPDATE thing SET size = length(name)";
    private const string Third = "CREATE INDEX thing_size ON thing (size)";

    private readonly TempFolder _folder = new();

    private string StorePath => _folder["store.db"];

    [Fact]
    public void NewFile_IsOfTheNewestFormat_WithoutABackup()
    {
        Prepare(First, Second, Third);

        Assert.Equal(3L, Ask(StorePath, "PRAGMA user_version"));
        Assert.Empty(Backups());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void OldFile_IsBroughtForward_AndKeptAsItWas(bool log)
    {
        Made(log);

        Prepare(Format(First, Second, Third), log);

        Assert.Equal(3L, Ask(StorePath, "PRAGMA user_version"));
        Assert.Equal(5L, Ask(StorePath, "SELECT size FROM thing"));
        var backup = Assert.Single(Backups());
        Assert.EndsWith("store.db.bak-v1", backup, StringComparison.Ordinal);
        Assert.Equal(1L, Ask(backup, "PRAGMA user_version"));
        Assert.Equal("chair", Ask(backup, "SELECT name FROM thing"));
        Assert.Equal("ok", Ask(backup, "PRAGMA integrity_check"));
    }

    [Fact]
    public void Backup_HasTheRightsOfTheFile()
    {
        Made();
        if (OperatingSystem.IsWindows())
        {
            return; // the folder hands its rights down
        }

        File.SetUnixFileMode(StorePath, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        Prepare(First, Second);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Assert.Single(Backups())));
    }

    [Fact]
    public void FileThatNamesPeople_LeavesNoCopy()
    {
        Made();

        Prepare(Format(First, Second) with { NamesPeople = true });

        Assert.Equal(2L, Ask(StorePath, "PRAGMA user_version"));
        Assert.Empty(Backups());
    }

    [Fact]
    public void UnnumberedFile_IsFormatZero()
    {
        Ask(StorePath, $"{First}; INSERT INTO thing VALUES ('lamp'); SELECT 1");

        Prepare(Format(First, Second) with { UnnumberedTable = "thing" });

        Assert.Equal(2L, Ask(StorePath, "PRAGMA user_version"));
        Assert.Equal(4L, Ask(StorePath, "SELECT size FROM thing"));
        Assert.Equal("lamp", Ask($"{StorePath}.bak-v0", "SELECT name FROM thing"));
    }

    [Fact]
    public void StepThatFails_LeavesTheOldFormat_AndTheNextRunDoesTheRest()
    {
        Made();

        Assert.Throws<SqliteException>(() => Prepare(First, Second, "CREATE TABLE thing (name TEXT)"));

        Assert.Equal(1L, Ask(StorePath, "PRAGMA user_version"));
        Assert.Equal(0L, Ask(StorePath, "SELECT count(*) FROM pragma_table_info('thing') WHERE name = 'size'"));

        // A copy of then, and half a copy of a process that was killed: both give way to one of now.
        Ask(StorePath, "UPDATE thing SET name = 'table'; SELECT 1");
        File.WriteAllText($"{StorePath}.bak-v1.0123.tmp", "half");
        Prepare(First, Second, Third);

        Assert.Equal("table", Ask(Assert.Single(Backups()), "SELECT name FROM thing"));
    }

    [Fact]
    public void FileThatCannotBeCopied_IsLeftAsItIs()
    {
        Made();
        Directory.CreateDirectory($"{StorePath}.bak-v1");

        var failure = Assert.Throws<DataProductException>(() => Prepare(First, Second));

        Assert.Equal("DP1291", failure.Id);
        Assert.Equal(1L, Ask(StorePath, "PRAGMA user_version"));
    }

    [Fact]
    public void NewerFile_IsRefused_BeforeAByteOfItChanges()
    {
        Prepare(First, Second, Third);
        var before = File.ReadAllBytes(StorePath);

        var failure = Assert.Throws<DataProductException>(() => Prepare(Format(First, Second), log: true));

        Assert.Equal("DP1290", failure.Id);
        Assert.Contains($"test store '{StorePath}' has format 3", failure.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(StorePath));
    }

    [Theory]
    [InlineData("PRAGMA application_id = 7; PRAGMA user_version = 1; SELECT 1")]
    [InlineData("PRAGMA user_version = 1; SELECT 1")]
    [InlineData("CREATE TABLE other (x); SELECT 1")]
    public void ForeignFile_IsRefused_BeforeAByteOfItChanges(string sql)
    {
        Ask(StorePath, sql);
        var before = File.ReadAllBytes(StorePath);

        var failure = Assert.Throws<DataProductException>(() => Prepare(Format(First) with { UnnumberedTable = "thing" }, log: true));

        Assert.Equal("DP9999", failure.Id);
        Assert.Equal(before, File.ReadAllBytes(StorePath));
    }

    [Fact]
    public void ManyAtOnce_MigrateOnce()
    {
        Made(log: true);

        Parallel.For(0, 16, new ParallelOptions { MaxDegreeOfParallelism = 16 }, _ => Prepare(Format(First, Second, Third), log: true));

        Assert.Equal(3L, Ask(StorePath, "PRAGMA user_version"));
        Assert.Equal(1L, Ask(Assert.Single(Backups()), "PRAGMA user_version"));
    }

    public void Dispose() => _folder.Dispose();

    private static StoreFormat Format(params string[] steps) => new("test store", 0x64707430, steps)
    {
        NotOne = path => new DataProductException("DP9999", path),
    };

    private void Made(bool log = false)
    {
        Prepare(Format(First), log);
        Ask(StorePath, "INSERT INTO thing VALUES ('chair'); SELECT 1");
    }

    private void Prepare(params string[] steps) => Prepare(Format(steps));

    private void Prepare(StoreFormat format, bool log = false)
    {
        using var connection = new SqliteConnection($"Data Source={StorePath};Pooling=False");
        connection.Open();
        StoreFile.Prepare(connection, StorePath, format, log);
    }

    private string[] Backups() => Directory.GetFiles(_folder.Path, "*.bak-*");

    private static object? Ask(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
