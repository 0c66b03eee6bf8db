using System.Globalization;
using Microsoft.Data.Sqlite;

namespace DataProducts.Files;

/// <summary>Copies a store's file before it is migrated: <c>&lt;file&gt;.bak-v&lt;format&gt;</c> beside it, with the same rights.</summary>
internal static class StoreBackup
{
    private const string Unfinished = ".tmp";

    /// <summary>Copies what is committed. The caller holds the file's write lock, so that nothing is committed meanwhile, and nobody else
    /// makes a copy.</summary>
    /// <returns>The copy; it is whole and on disk.</returns>
    public static string Make(StoreFormat format, string path, int from)
    {
        var target = string.Create(CultureInfo.InvariantCulture, $"{path}.bak-v{from}");
        try
        {
            // What a killed process left of a copy is of no use, and holds what the file holds.
            var folder = Path.GetDirectoryName(Path.GetFullPath(target))!;
            foreach (var left in Directory.GetFiles(folder, $"{Path.GetFileName(target)}.*{Unfinished}"))
            {
                File.Delete(left);
            }

            var incoming = $"{target}.{Guid.NewGuid():N}{Unfinished}";
            Create(incoming, path);
            Copy(path, incoming);
            Flush(incoming);
            File.Move(incoming, target, overwrite: true); // one of before is of the same format, and older
            _ = DurableName.TryFlushFolder(folder);
            return target;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw StoreErrors.NoBackup(format, path, from, failure);
        }
    }

    private static void Create(string path, string like)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = File.GetUnixFileMode(like);
        }

        new FileStream(path, options).Dispose();
    }

    // Through SQLite, since a part of what is committed may still lie in the write-ahead log.
    private static void Copy(string from, string to)
    {
        using var source = new SqliteConnection(Connection(from, SqliteOpenMode.ReadOnly));
        using var target = new SqliteConnection(Connection(to, SqliteOpenMode.ReadWrite));
        source.Open();
        target.Open();
        source.BackupDatabase(target);
    }

    private static void Flush(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }

    private static string Connection(string path, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString();
}
