using DataProducts.Lake.Metadata;

namespace DataProducts.Lake.History;

/// <summary>Decides which snapshots and references expire (Iceberg specification, Snapshot Retention Policy).</summary>
/// <param name="Now">The time.</param>
/// <param name="MostAge">How old a branch's snapshots may be.</param>
/// <param name="Least">How many of a branch's newest snapshots are kept whatever their age; at least one.</param>
internal sealed record ExpiryRule(DateTimeOffset Now, TimeSpan MostAge, int Least)
{
    /// <summary>Gives what expires.</summary>
    public (IReadOnlyList<long> Snapshots, IReadOnlyList<string> References) Find(TableMetadata table)
    {
        var nowMs = Now.ToUnixTimeMilliseconds();
        var gone = new List<string>();
        var (kept, reachable) = (new HashSet<long>(), new HashSet<long>());
        foreach (var (name, reference) in table.Refs)
        {
            var head = table.Find(reference.SnapshotId)!;
            if (name != SnapshotRef.Main && reference.MostAgeMs is { } age && nowMs - head.TimestampMs > age)
            {
                gone.Add(name);
                continue;
            }

            reachable.UnionWith(table.Ancestors(head).Select(snapshot => snapshot.Id));
            if (reference.IsTag)
            {
                kept.Add(head.Id);
            }
            else
            {
                Keep(table, reference, head, nowMs, kept);
            }
        }

        // What no reference leads to, such as a batch that was never published, is kept as long as its age allows.
        var expired = table.Snapshots.Values.Where(snapshot => !kept.Contains(snapshot.Id)
            && (reachable.Contains(snapshot.Id) || nowMs - snapshot.TimestampMs > (long)MostAge.TotalMilliseconds));
        return ([.. expired.Select(snapshot => snapshot.Id)], gone);
    }

    private void Keep(TableMetadata table, SnapshotRef reference, Snapshot head, long nowMs, HashSet<long> kept)
    {
        var (least, most) = (reference.LeastSnapshots ?? Math.Max(Least, 1), reference.MostSnapshotAgeMs ?? (long)MostAge.TotalMilliseconds);
        var count = 0;
        foreach (var snapshot in table.Ancestors(head))
        {
            if (count++ < least || nowMs - snapshot.TimestampMs <= most)
            {
                kept.Add(snapshot.Id);
            }
            else
            {
                break; // a branch's history has no holes
            }
        }
    }
}
