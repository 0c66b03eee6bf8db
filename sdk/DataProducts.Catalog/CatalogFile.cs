using DataProducts.Files;
using Microsoft.Data.Sqlite;

namespace DataProducts.Catalog;

/// <summary>Opens a catalog's SQLite file: write-ahead log, every commit on disk before it returns.</summary>
internal static class CatalogFile
{
    private const int BusySeconds = 30;
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

    // Format 2 added subscriptions, format 3 releases, format 4 major versions and their retirement.
    private static readonly StoreFormat Format = new("catalog", 0x64706331, [Schema, SubscriptionRows.Schema, ReleaseRows.Schema, MajorRows.Schema]) // "dpc1"
    {
        NotOne = CatalogErrors.NotACatalog,
    };

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
            StoreFile.Prepare(connection, path, Format, writeAheadLog: true);
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
}
