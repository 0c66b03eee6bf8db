using DataProducts.Lake;

namespace DataProducts.Query.Governed;

/// <summary>
/// Says whether the engine can give a snapshot's rows. It reads files of this machine by field ids, and leaves out the rows that files of
/// deletes name: else it would show rows that are deleted, and miss values that are there.
/// </summary>
internal static class ReadableFiles
{
    // Each is a line of the statement that the engine parses: about a second of planning.
    private const int MostDeletes = 20_000;

    /// <summary>Gives what stands in the way; null if nothing does.</summary>
    /// <param name="name">The table, as its people know it.</param>
    /// <param name="snapshot">The snapshot.</param>
    public static QueryFailedException? Problem(string name, SnapshotFiles snapshot)
    {
        var deletes = snapshot.Files.Sum(file => file.Deletes.Count);
        var what = snapshot.MayLackFieldIds ? "may have files without field ids, which a query does not read"
            : deletes == 0 ? null
            : !snapshot.Files.All(file => IsLocal(file.Path) && file.Deletes.All(delete => IsLocal(delete.Path)))
                ? "has row-level deletes, which a query applies in local files only, not on S3"
            : deletes > MostDeletes ? $"has row-level deletes in more than {MostDeletes} pairs of a data file and a file of deletes, which is too many for a query"
            : null;
        return what is null ? null : new QueryFailedException(
            QueryErrors.UnreadTable,
            $"The table of {name} was changed by another engine: it {what}. Compact it with that engine (rewrite_data_files in Spark, OPTIMIZE in "
            + "Athena), or hydrate the product again.");
    }

    private static bool IsLocal(string path) => Path.IsPathFullyQualified(path);
}
