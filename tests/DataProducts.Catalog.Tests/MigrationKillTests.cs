using DataProducts.Files;
using DataProducts.TestKit;
using Microsoft.Data.Sqlite;

namespace DataProducts.Catalog.Tests;

/// <summary>A process that is killed while it migrates a file; the next one does what is left to do.</summary>
public sealed class MigrationKillTests : IDisposable
{
    public const string Command = "child-migrate";

    private const int Rounds = 12;
    private const int Rows = 4_000;

    private const string First = "CREATE TABLE thing (name TEXT NOT NULL) STRICT";
    private const string Second = "ALTER TABLE thing ADD COLUMN size INTEGER; UPDATE thing SET size = length(name)";
    private const string Third = "CREATE TABLE wide (a TEXT, b TEXT) STRICT; INSERT INTO wide SELECT name, hex(randomblob(200)) FROM thing; CREATE INDEX wide_b ON wide (b)";

    private readonly TempFolder _folder = new();

    /// <summary>What the child does: says that it is about to, then migrates.</summary>
    public static int Migrate(string path)
    {
        Console.WriteLine("ready");
        Prepare(path, First, Second, Third);
        Console.WriteLine("done");
        return 0;
    }

    [Fact]
    public async Task KilledAtAnyMoment_TheFileIsOldOrNew_AndItsCopyOldOrNotThere()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var (old, migrated) = (0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var path = _folder[FormattableString.Invariant($"store-{round}.db")];
            Prepare(path, First);
            Ask(path, FormattableString.Invariant($"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Rows}) INSERT INTO thing SELECT 'thing ' || i FROM n; SELECT 1"));

            using (var child = Child.Start(Command, path))
            {
                Assert.Equal("ready", await child.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
                await Task.Delay(random.Next(0, 120), TestContext.Current.CancellationToken);
                child.Kill();
                await child.WaitForExitAsync(TestContext.Current.CancellationToken);
            }

            var format = (long)Ask(path, "PRAGMA user_version");
            Assert.True(format is 1 or 3, $"seed {seed}: format {format}");
            (old, migrated) = format == 1 ? (old + 1, migrated) : (old, migrated + 1);
            if (File.Exists($"{path}.bak-v1"))
            {
                Assert.Equal((1L, (long)Rows), (Ask($"{path}.bak-v1", "PRAGMA user_version"), Ask($"{path}.bak-v1", "SELECT count(*) FROM thing")));
            }

            Prepare(path, First, Second, Third);
            Assert.Equal(3L, Ask(path, "PRAGMA user_version"));
            Assert.Equal((long)Rows, Ask(path, "SELECT count(*) FROM thing JOIN wide ON name = a WHERE size = length(name)"));
            Assert.Equal("ok", Ask(path, "PRAGMA integrity_check"));
            Assert.True(File.Exists($"{path}.bak-v1"));
            Assert.Empty(Directory.GetFiles(_folder.Path, "*.tmp"));
        }

        TestContext.Current.SendDiagnosticMessage("killed before {0} and after {1} of {2} migrations were done", old, migrated, Rounds);
    }

    public void Dispose() => _folder.Dispose();

    private static void Prepare(string path, params string[] steps)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        var format = new StoreFormat("test store", 0x64707430, steps) { NotOne = wrong => new DataProductException("DP9999", wrong) };
        StoreFile.Prepare(connection, path, format, writeAheadLog: true);
    }

    private static object Ask(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()!;
    }
}
