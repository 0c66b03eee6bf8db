using System.Globalization;
using Microsoft.Data.Sqlite;

namespace DataProducts.Tokens;

/// <summary>Opens a vault's SQLite file: private to its owner, write-ahead log, every commit on disk before it returns.</summary>
internal static class VaultFile
{
    private const int Format = 1;
    private const int ApplicationId = 0x64707631; // "dpv1": another program's SQLite file is not taken for a vault
    private const int BusySeconds = 30;
    private const int Busy = 5;
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
            Prepare(connection, path);
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

    private static void Prepare(SqliteConnection connection, string path)
    {
        Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {BusySeconds * 1000}"));
        UseWriteAheadLog(connection);
        Execute(connection, "PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF; BEGIN IMMEDIATE");
        var application = Number(connection, "PRAGMA application_id");
        var format = Number(connection, "PRAGMA user_version");
        if (application == 0 && format == 0 && Number(connection, "SELECT count(*) FROM sqlite_schema") == 0)
        {
            Execute(connection, Schema);
            Execute(connection, string.Create(
                CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Format}"));
            format = Format;
        }
        else if (application != ApplicationId)
        {
            throw VaultErrors.NotAVault(path);
        }

        Execute(connection, "COMMIT");
        if (format != Format)
        {
            throw VaultErrors.Newer(path, format, Format);
        }
    }

    // The one statement for which SQLite does not wait: two processes that open a new file at once both ask for the whole of it.
    private static void UseWriteAheadLog(SqliteConnection connection)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                Execute(connection, "PRAGMA journal_mode = WAL");
                return;
            }
            catch (SqliteException failure) when (failure.SqliteErrorCode == Busy && tries < 100)
            {
                Execute(connection, "BEGIN IMMEDIATE; ROLLBACK"); // waits for the other
            }
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this file
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this file
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }
}
