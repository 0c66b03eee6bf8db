using DataProducts.Files;
using Microsoft.Data.Sqlite;

namespace DataProducts.Tokens;

/// <summary>Opens a vault's SQLite file: private to its owner, write-ahead log, every commit on disk before it returns.</summary>
internal static class VaultFile
{
    private const int BusySeconds = 30;
    private const int NotADatabase = 26;

    // STRICT keeps every cell of its declared type; the key is the table, so a lookup is one search.
    private const string Schema = """
        CREATE TABLE item (
            token BLOB NOT NULL, subject BLOB NOT NULL, key_id INTEGER NOT NULL, normaliser INTEGER NOT NULL, sealed BLOB NOT NULL,
            batch TEXT NOT NULL, created INTEGER NOT NULL, erased INTEGER, PRIMARY KEY (token, subject)) STRICT, WITHOUT ROWID;
        CREATE TABLE wrapped_key (
            id INTEGER PRIMARY KEY, domain TEXT NOT NULL, purpose TEXT NOT NULL, version INTEGER NOT NULL, wrapped BLOB NOT NULL,
            UNIQUE (domain, purpose, version)) STRICT;
        """;

    // A key of before has no time: it counts as old, so the first use that asks for its age replaces it.
    private const string KeyTimes = "ALTER TABLE wrapped_key ADD COLUMN created INTEGER NOT NULL DEFAULT 0;";

    private static readonly StoreFormat Format = new("vault", 0x64707631, [Schema, KeyTimes]) { NotOne = VaultErrors.NotAVault }; // "dpv1"

    public static SqliteConnection Open(string path)
    {
        CreatePrivately(path);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false, // a pooled file outlives its owner, and with it the lock
            DefaultTimeout = BusySeconds,
        }.ToString());
        try
        {
            connection.Open();
            StoreFile.Prepare(connection, path, Format, writeAheadLog: true);
            return connection;
        }
        catch (SqliteException failure)
        {
            connection.Dispose();
            throw failure.SqliteErrorCode == NotADatabase ? VaultErrors.NotAVault(path) : VaultErrors.Unavailable(path, failure);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void CreatePrivately(string path)
    {
        try
        {
            var folder = Path.GetDirectoryName(path)!;
            PrivateFolder.Create(Path.GetDirectoryName(folder)!);
            PrivateFolder.Create(folder);
            if (!File.Exists(path))
            {
                // SQLite would make it readable for all; its -wal and -shm take the rights of this file.
                using var created = new FileStream(path, PrivateFolder.NewFile());
            }
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process made it just now, in the same way.
        }
        catch (IOException failure)
        {
            throw VaultErrors.Unavailable(path, failure);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw VaultErrors.Unavailable(path, new IOException(failure.Message, failure));
        }

        if (PrivateFolder.IsExposed(path, out var mode))
        {
            throw VaultErrors.Exposed(path, mode);
        }
    }
}
