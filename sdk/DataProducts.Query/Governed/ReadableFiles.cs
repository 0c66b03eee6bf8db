using DataProducts.Lake;

namespace DataProducts.Query.Governed;

/// <summary>
/// Says whether the engine can give a snapshot's rows. It reads files of this machine by field ids, and leaves out the rows that files of
/// deletes name: else it would show rows that are deleted, and miss values that are there.
/// </summary>
internal static class ReadableFiles
{
    // Each pair is a line of the statement, each group a scan of its own in the engine's plan.
    private const int MostPairs = 20_000;
    private const int MostGroups = 1_000;

    /// <summary>Gives what stands in the way; null if nothing does.</summary>
    /// <param name="name">The table, as its people know it.</param>
    /// <param name="snapshot">The snapshot.</param>
    public static QueryFailedException? Problem(string name, SnapshotFiles snapshot)
    {
        var what = snapshot.MayLackFieldIds
            ? "may have files without field ids, which a query does not read"
            : ProblemOfDeletes(snapshot.Files) ?? ProblemOfGroups(snapshot);
        return what is null ? null : new QueryFailedException(
            QueryErrors.UnreadTable,
            $"The table of {name} was changed by another engine: it {what}. Compact it with that engine (rewrite_data_files in Spark, OPTIMIZE in "
            + "Athena), or hydrate the product again.");
    }

    private static string? ProblemOfDeletes(IReadOnlyList<DataFile> files)
    {
        var pairs = files.Sum(file => file.Deletes.Count);
        if (pairs == 0)
        {
            return null;
        }

        return !files.All(file => IsLocal(file.Path) && file.Deletes.All(delete => IsLocal(delete.Path)))
            ? "has row-level deletes, which a query applies in local files only, not on S3"
            : pairs > MostPairs ? $"has row-level deletes in {pairs} pairs of a data file and a file of deletes, of which a query takes {MostPairs}" : null;
    }

    private static string? ProblemOfGroups(SnapshotFiles snapshot) =>
        GovernedBranch.IsJustFiles(snapshot) || FileGroup.Of(snapshot).Count is not (> MostGroups and var groups)
            ? null
            : $"has files that must be read in {groups} different ways, of which a query takes {MostGroups}";

    private static bool IsLocal(string path) => Path.IsPathFullyQualified(path);
}
