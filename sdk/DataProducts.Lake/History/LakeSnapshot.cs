namespace DataProducts.Lake;

/// <summary>A state that a table had, and can still be read at.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ParentId">The snapshot before it, which may have expired; null of a branch's first.</param>
/// <param name="Time">When it was made.</param>
/// <param name="Operation">What its writer did: <c>append</c>, <c>replace</c>, <c>overwrite</c> or <c>delete</c>.</param>
/// <param name="Summary">What it says of itself.</param>
public sealed record LakeSnapshot(
    long Id, long? ParentId, DateTimeOffset Time, string Operation, IReadOnlyDictionary<string, string> Summary)
{
    internal static LakeSnapshot Of(Metadata.Snapshot snapshot) => new(
        snapshot.Id, snapshot.ParentId, DateTimeOffset.FromUnixTimeMilliseconds(snapshot.TimestampMs),
        snapshot.Summary[Commit.SummaryKeys.Operation], snapshot.Summary);
}
