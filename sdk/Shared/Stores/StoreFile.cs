using System.Globalization;
using Microsoft.Data.Sqlite;

namespace DataProducts.Files;

/// <summary>Makes a SQLite file one of the newest format: new, as it is, or migrated. Compiled into each library that keeps such
/// files.</summary>
/// <remarks>
/// A file of a newer format or of another program is refused before a byte of it is changed. A migration is one transaction behind a copy
/// of the file: a process killed at any moment leaves the old format or the new one, and the next run does what is left to do. Of several
/// processes that open an old file at once, one migrates it and the others wait.
/// </remarks>
internal static class StoreFile
{
    private const int BusySeconds = 30;
    private const int Busy = 5;

    /// <summary>Prepares an open connection's file, and the connection. If it fails the connection is to be closed, which rolls
    /// back.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="path">The file.</param>
    /// <param name="format">Its kind.</param>
    /// <param name="writeAheadLog">Whether the file is to have a write-ahead log.</param>
    /// <exception cref="DataProductException"><c>DP1290</c>: a newer format; <c>DP1291</c>: no backup could be made; or the error of
    /// <see cref="StoreFormat.NotOne"/>.</exception>
    /// <exception cref="SqliteException">SQLite cannot use the file.</exception>
    public static void Prepare(SqliteConnection connection, string path, StoreFormat format, bool writeAheadLog)
    {
        Run(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {BusySeconds * 1000}"));
        Run(connection, "BEGIN"); // one state of the file: another process may be numbering it between two questions
        var found = FormatOf(connection, path, format);
        Run(connection, "COMMIT");
        if (writeAheadLog)
        {
            UseWriteAheadLog(connection);
        }

        Run(connection, "PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF");
        if (found != format.Newest)
        {
            Migrate(connection, path, format);
        }
    }

    private static void Migrate(SqliteConnection connection, string path, StoreFormat format)
    {
        string? backup = null;
        Run(connection, "BEGIN IMMEDIATE");
        var found = FormatOf(connection, path, format); // once more: another process may have been faster
        if (found != format.Newest)
        {
            backup = found is { } old ? StoreBackup.Make(format, path, old) : null;
            foreach (var step in format.Steps.Skip(found ?? 0))
            {
                Run(connection, step);
            }

            Run(connection, string.Create(
                CultureInfo.InvariantCulture, $"PRAGMA application_id = {format.ApplicationId}; PRAGMA user_version = {format.Newest}"));
        }

        Run(connection, "COMMIT");
        if (backup is not null && format.NamesPeople)
        {
            File.Delete(backup);
        }
    }

    // Null for an empty file.
    private static int? FormatOf(SqliteConnection connection, string path, StoreFormat format)
    {
        var application = Number(connection, "PRAGMA application_id");
        var number = Number(connection, "PRAGMA user_version");
        if (application == format.ApplicationId && number > 0)
        {
            return number <= format.Newest ? (int)number : throw StoreErrors.Newer(format.Name, path, number, format.Newest);
        }

        if (application != 0 || number != 0)
        {
            throw format.NotOne(path);
        }

        var tables = Number(connection, "SELECT count(*) FROM sqlite_schema");
        return tables == 0 ? null : HasUnnumberedTable(connection, format) ? 0 : throw format.NotOne(path);
    }

    private static bool HasUnnumberedTable(SqliteConnection connection, StoreFormat format)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = $name";
        command.Parameters.AddWithValue("$name", format.UnnumberedTable ?? "");
        return (long)command.ExecuteScalar()! == 1;
    }

    // The one statement for which SQLite does not wait: two processes that open a new file at once both ask for the whole of it.
    private static void UseWriteAheadLog(SqliteConnection connection)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                Run(connection, "PRAGMA journal_mode = WAL");
                return;
            }
            catch (SqliteException failure) when (failure.SqliteErrorCode == Busy && tries < 100)
            {
                Run(connection, "BEGIN IMMEDIATE; ROLLBACK"); // waits for the other
            }
        }
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this file and of the formats
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
