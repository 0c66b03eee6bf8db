using DataProducts.Lake.Commit;
using DataProducts.Lake.History;

namespace DataProducts.Lake;

public sealed partial class LakeTable
{
    /// <summary>Says what <see cref="RemoveForGoodAsync"/> would take from the table. Every file of every snapshot is looked through.</summary>
    /// <param name="rows">Which rows are to go.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What would go.</returns>
    /// <exception cref="LakeException">As of <see cref="ReadAsync"/>.</exception>
    /// <exception cref="ArgumentException">The table lacks a column of the test.</exception>
    public Task<RemovalPlan> PlanRemovalAsync(RowTest rows, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new FinalRemoval(_store, _time, rows).PlanAsync(cancellationToken);
    }

    /// <summary>
    /// Removes rows so that no file of the table has them: writes the newest snapshot without them, forgets each snapshot, branch and tag
    /// that has them, makes old metadata files unreadable, and removes what crashed runs left. What the forgotten snapshots said of their
    /// batches is remembered (<see cref="FindBatchAsync"/>). Stopped anywhere, it is begun again by the same call.
    /// </summary>
    /// <remarks>
    /// Keep every other writer of the table away until it ends: files that no snapshot names yet are removed whatever their age. Versions
    /// and replicas that a store keeps on its own, such as an S3 bucket with versioning, are the store's to remove.
    /// </remarks>
    /// <param name="rows">Which rows go.</param>
    /// <param name="summary">What the new snapshot's summary is to say besides; never a value of a row.</param>
    /// <param name="steps">Who is told in the course of it; null for nobody.</param>
    /// <param name="cancellationToken">Gives up; begin again then.</param>
    /// <returns>What went.</returns>
    /// <exception cref="LakeException"><c>DP1560</c>: somebody brings such rows all the time. Others as of <see cref="DeleteAsync"/>.</exception>
    /// <exception cref="ArgumentException">The table lacks a column of the test, or a key of the summary is the lake's.</exception>
    public async Task<RemovalResult> RemoveForGoodAsync(
        RowTest rows, IReadOnlyDictionary<string, string> summary, RemovalSteps? steps = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        SummaryKeys.Check(summary);
        var result = await new FinalRemoval(_store, _time, rows).RunAsync(summary, steps ?? new RemovalSteps(), cancellationToken).ConfigureAwait(false);
        CurrentSnapshotId = result.SnapshotId;
        return result;
    }
}
