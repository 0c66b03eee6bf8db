using DataProducts.Lake.Metadata;

namespace DataProducts.Lake.History;

/// <summary>Decides what of a table's history has to go, where some snapshots may not be read any more.</summary>
internal static class HistoryWithout
{
    /// <summary>Gives the branches and tags that are at one of the snapshots.</summary>
    public static IReadOnlyList<string> References(TableMetadata table, IReadOnlySet<long> snapshots) =>
    [
        .. table.Refs.Where(pair => pair.Key != SnapshotRef.Main && snapshots.Contains(pair.Value.SnapshotId)).Select(pair => pair.Key)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Gives what expires: the snapshots, and what is older in a branch, since its history has no holes. Nothing as long as main
    /// itself is at one of them.</summary>
    public static (IReadOnlyList<long> Snapshots, IReadOnlyList<string> References) Find(TableMetadata table, IReadOnlySet<long> without)
    {
        if (table.Current is not { } current || without.Contains(current.Id))
        {
            return ([], []);
        }

        return (Snapshots(table, without), References(table, without));
    }

    /// <summary>Gives the snapshots that expire once main is at none of them.</summary>
    public static IReadOnlyList<long> Snapshots(TableMetadata table, IReadOnlySet<long> without)
    {
        var gone = References(table, without);
        var (kept, reachable) = (new HashSet<long>(), new HashSet<long>());
        foreach (var (name, reference) in table.Refs)
        {
            var history = table.Ancestors(table.Find(reference.SnapshotId)).Select(snapshot => snapshot.Id).ToList();
            reachable.UnionWith(history);
            if (!gone.Contains(name))
            {
                kept.UnionWith(reference.IsTag ? history.Take(1) : history.TakeWhile(id => !without.Contains(id)));
            }
        }

        return [.. table.Snapshots.Keys.Where(id => without.Contains(id) || (reachable.Contains(id) && !kept.Contains(id))).Order()];
    }
}
