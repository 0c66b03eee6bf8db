using DataProducts.Lake.Commit;
using DataProducts.Lake.Merging;
using DataProducts.Lake.Rewriting;

namespace DataProducts.Lake;

public sealed partial class LakeTable
{
    /// <summary>Begins to merge rows by their key: files with rows that go or change are written again (copy-on-write), the others stay. Which
    /// files may have a key is known by bounds, and by partition where the key decides it; a column of tokens has no bounds.</summary>
    /// <param name="batch">The batch's id, as of <see cref="BeginAppend"/>.</param>
    /// <param name="merge">How rows are merged. At most 4,194,304 rows of a merge are remembered, those that are given and those that the table
    /// has of their keys: about 400 MB.</param>
    /// <returns>The change; dispose it, which takes back whatever was not committed.</returns>
    /// <exception cref="ArgumentException">The table lacks a column, or one is none that the merge can do with.</exception>
    /// <exception cref="LakeException"><c>DP1502</c>: another writer divided the table in a way that is not written here.</exception>
    public LakeChange BeginMerge(string batch, RowMerge merge)
    {
        ArgumentNullException.ThrowIfNull(merge);
        return Begin(batch, new MergeWork(Id, MergeColumns.Of(Columns, merge)));
    }

    /// <summary>Begins to overwrite: the rows that are given take the place of all, or of those that a test finds.</summary>
    /// <param name="batch">The batch's id, as of <see cref="BeginAppend"/>.</param>
    /// <param name="rows">Which rows go; null for all. Rows that come meanwhile go too if it finds them.</param>
    /// <returns>The change; dispose it, which takes back whatever was not committed.</returns>
    /// <exception cref="LakeException"><c>DP1502</c>: as above.</exception>
    public LakeChange BeginOverwrite(string batch, RowTest? rows = null) => Begin(batch, new OverwriteWork(rows));

    /// <summary>Begins to overwrite partitions: those that the rows that are given are of; the others stay. A table that is not divided is
    /// overwritten whole, unless there are no rows.</summary>
    /// <param name="batch">The batch's id, as of <see cref="BeginAppend"/>.</param>
    /// <returns>The change; dispose it, which takes back whatever was not committed.</returns>
    /// <exception cref="LakeException"><c>DP1502</c>: as above.</exception>
    public LakeChange BeginOverwritePartitions(string batch) => Begin(batch, new OverwritePartitionsWork());

    /// <summary>Replaces values, such as tokens of an old key: the files that have some are written again, a few thousand rows at a time, in one
    /// snapshot. Older snapshots have the old values until they expire (<see cref="ExpireAsync"/>).</summary>
    /// <param name="replacement">Which values, by what.</param>
    /// <param name="summary">What the snapshot's summary is to say besides; never a value of a row.</param>
    /// <param name="cancellationToken">Gives up before the commit, never in the middle of it.</param>
    /// <returns>What was done, and how many rows have another value; no snapshot if none has.</returns>
    /// <exception cref="LakeException">As of <see cref="DeleteAsync"/>.</exception>
    /// <exception cref="ArgumentException">The table lacks a column, or a key of the summary is the lake's.</exception>
    public async Task<RewriteResult> ReplaceAsync(
        ValueReplacement replacement, IReadOnlyDictionary<string, string> summary, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(replacement);
        SummaryKeys.Check(summary);
        var result = await new TableRewrite(_store, _time).ReplaceAsync(replacement, summary, cancellationToken).ConfigureAwait(false);
        CurrentSnapshotId = result.SnapshotId ?? CurrentSnapshotId;
        return result;
    }

    internal LakeChange Begin(string batch, ChangeWork work) => Spec.ResultTypes(Columns) is not null
        ? new(this, _store, BatchId.Check(batch), _time, work)
        : throw LakeErrors.Unsupported($"Table {Id}", $"the partition {Spec}");
}
