using DataProducts.Lake;

namespace DataProducts.Query.Governed;

/// <summary>
/// Says whether a snapshot's rows are just those of its files. The engine reads the files alone, by field ids: else it would show rows that
/// are deleted, and miss values that are there.
/// </summary>
internal static class PlainFiles
{
    /// <summary>Gives what stands in the way; null if nothing does.</summary>
    /// <param name="name">The table, as its people know it.</param>
    /// <param name="snapshot">The snapshot.</param>
    public static QueryFailedException? Problem(string name, SnapshotFiles snapshot)
    {
        var deleted = snapshot.Files.Any(file => file.Deletes.Count > 0);
        return deleted || snapshot.MayLackFieldIds
            ? new QueryFailedException(
                "DP1816",
                $"The table of {name} was changed by another engine: it has {(deleted ? "row-level deletes" : "files without field ids")}, which "
                + "a query does not read. Compact it with that engine (rewrite_data_files in Spark, OPTIMIZE in Athena), or hydrate the product again.")
            : null;
    }
}
