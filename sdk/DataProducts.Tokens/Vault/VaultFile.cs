using DataProducts.Files;
using Microsoft.Data.Sqlite;

namespace DataProducts.Tokens;

/// <summary>Opens a vault's SQLite file: private to its owner, write-ahead log, every commit on disk before it returns.</summary>
internal static class VaultFile
{
    private const int BusySeconds = 30;
    private const int NotADatabase = 26;

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
            Run(connection, "PRAGMA page_size = 16384"); // of a new file: measured to write a quarter faster than 4096
            var isNew = new FileInfo(path).Length == 0;
            StoreFile.Prepare(connection, path, VaultSchema.Format, writeAheadLog: true);
            Run(connection, "PRAGMA secure_delete = ON"); // a destroyed key is overwritten, not only unlinked
            Run(connection, "PRAGMA cache_size = -65536"); // 64 MiB: the index on subjects of some millions
            if (isNew)
            {
                UnkeyedItems.Drop(connection.Handle!, path);
            }

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

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this file
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteScalar();
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
