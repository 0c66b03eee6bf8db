using System.Globalization;
using Microsoft.Data.Sqlite;

namespace DataProducts.Catalog;

/// <summary>Opens a catalog's SQLite file: write-ahead log, every commit on disk before it returns.</summary>
internal static class CatalogFile
{
    private const int Format = 3;
    private const int ApplicationId = 0x64706331; // "dpc1": another program's SQLite file is not taken for a catalog
    private const int BusySeconds = 30;
    private const int Busy = 5;
    private const int NotADatabase = 26;

    private const string Schema = """
        CREATE TABLE product (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, version TEXT NOT NULL, domain TEXT NOT NULL,
            owner TEXT NOT NULL, description TEXT NOT NULL, manifest TEXT NOT NULL, contract TEXT NOT NULL, hash TEXT NOT NULL,
            registered TEXT NOT NULL, UNIQUE (id, version)) STRICT;
        CREATE INDEX product_highest ON product (id, sequence);
        CREATE TABLE published (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT, product TEXT NOT NULL, port TEXT NOT NULL, batch TEXT NOT NULL,
            contract_version TEXT NOT NULL, published TEXT NOT NULL, UNIQUE (product, port, batch)) STRICT;
        CREATE INDEX published_current ON published (product, port, sequence);
        CREATE TABLE published_snapshot (
            sequence INTEGER NOT NULL REFERENCES published, jurisdiction TEXT NOT NULL, snapshot INTEGER NOT NULL,
            PRIMARY KEY (sequence, jurisdiction)) STRICT, WITHOUT ROWID;
        CREATE TABLE health (
            product TEXT NOT NULL PRIMARY KEY, score REAL NOT NULL, status TEXT NOT NULL, evaluated TEXT NOT NULL) STRICT, WITHOUT ROWID;
        """;

    // What format 2 added, then format 3.
    private static readonly string[] Additions = [SubscriptionRows.Schema, ReleaseRows.Schema];

    public static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Pooling = false, // a pooled file outlives its owner, and with it the lock
            ForeignKeys = true,
            DefaultTimeout = BusySeconds,
        }.ToString());
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            connection.Open();
            Prepare(connection, path);
            return connection;
        }
        catch (Exception failure)
        {
            connection.Dispose();
            throw failure switch
            {
                SqliteException { SqliteErrorCode: NotADatabase } => CatalogErrors.NotACatalog(path),
                SqliteException or IOException or UnauthorizedAccessException => CatalogErrors.Unavailable(path, failure),
                _ => failure,
            };
        }
    }

    private static void Prepare(SqliteConnection connection, string path)
    {
        connection.Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {BusySeconds * 1000}"));
        UseWriteAheadLog(connection);
        connection.Run("PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF; BEGIN IMMEDIATE");
        var application = Number(connection, "PRAGMA application_id");
        var format = Number(connection, "PRAGMA user_version");
        if (application == 0 && format == 0 && Number(connection, "SELECT count(*) FROM sqlite_schema") == 0)
        {
            connection.Run(Schema);
            connection.Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}"));
            (application, format) = (ApplicationId, 1);
        }

        // Each format adds to the one before: what is there stays, and an older program refuses the file from then on.
        if (application == ApplicationId && format is >= 1 and < Format)
        {
            foreach (var addition in Additions.AsSpan((int)format - 1))
            {
                connection.Run(addition);
            }

            connection.Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Format}"));
            format = Format;
        }

        connection.Run("COMMIT");
        if (application != ApplicationId || format != Format)
        {
            throw application == ApplicationId ? CatalogErrors.Newer(path, format, Format) : CatalogErrors.NotACatalog(path);
        }
    }

    // The one statement for which SQLite does not wait: two processes that open a new file at once both ask for the whole of it.
    private static void UseWriteAheadLog(SqliteConnection connection)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                connection.Run("PRAGMA journal_mode = WAL");
                return;
            }
            catch (SqliteException failure) when (failure.SqliteErrorCode == Busy && tries < 100)
            {
                connection.Run("BEGIN IMMEDIATE; ROLLBACK"); // waits for the other
            }
        }
    }

    private static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.Command(sql);
        return (long)command.ExecuteScalar()!;
    }
}
