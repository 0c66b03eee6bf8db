using DataProducts.Lake.Commit;
using DataProducts.Lake.Rewriting;

namespace DataProducts.Lake;

public sealed partial class LakeTable
{
    /// <summary>
    /// Removes rows: the files that have some are written again without them, in one snapshot. Older snapshots have the rows until they
    /// expire (<see cref="ExpireAsync"/>).
    /// </summary>
    /// <param name="rows">Which rows go.</param>
    /// <param name="summary">What the snapshot's summary is to say besides; never a value of a row.</param>
    /// <param name="cancellationToken">Gives up before the commit, never in the middle of it.</param>
    /// <returns>What was done; no snapshot if no row goes.</returns>
    /// <exception cref="LakeException">
    /// <c>DP1521</c>: rows came or went meanwhile, time and again. <c>DP1502</c>: another writer divided the table in a way that is not
    /// written here. Others as of <see cref="LakeAppend.CommitAsync"/> and <see cref="ReadAsync"/>.
    /// </exception>
    /// <exception cref="ArgumentException">The table lacks a column of the test, or a key of the summary is the lake's.</exception>
    public async Task<RewriteResult> DeleteAsync(
        RowTest rows, IReadOnlyDictionary<string, string> summary, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        SummaryKeys.Check(summary);
        var result = await new TableRewrite(_store, _time).DeleteAsync(rows, summary, cancellationToken).ConfigureAwait(false);
        CurrentSnapshotId = result.SnapshotId ?? CurrentSnapshotId;
        return result;
    }

    /// <summary>
    /// Joins small files of a partition, and writes files again whose rows were deleted one by one or that are divided in an older way. No
    /// row changes.
    /// </summary>
    /// <param name="smallBytes">What is less is small; by default 64 MB.</param>
    /// <param name="cancellationToken">Gives up before the commit, never in the middle of it.</param>
    /// <returns>What was done; no snapshot if there was nothing to do.</returns>
    /// <exception cref="LakeException">As of <see cref="DeleteAsync"/>.</exception>
    public async Task<RewriteResult> CompactAsync(long smallBytes = 64L * 1024 * 1024, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(smallBytes, 0);
        var choice = new CompactionChoice(Spec, smallBytes);
        var result = await new TableRewrite(_store, _time).CompactAsync(choice.Of, new Dictionary<string, string>(), cancellationToken)
            .ConfigureAwait(false);
        CurrentSnapshotId = result.SnapshotId ?? CurrentSnapshotId;
        return result;
    }
}
