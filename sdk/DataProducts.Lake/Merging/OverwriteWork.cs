using DataProducts.Lake.DataFiles;
using DataProducts.Lake.Partitions;
using DataProducts.Lake.Reading.Tables;
using DataProducts.Lake.Rewriting;

namespace DataProducts.Lake.Merging;

/// <summary>Takes out the rows that a test finds, or all, for those that come.</summary>
/// <param name="test">Which rows go; null for all.</param>
internal sealed class OverwriteWork(RowTest? test) : ChangeWork
{
    public override async Task<WorkedOut> RunAsync(RowRewrite rewrite, ScanPlan plan, OpenFiles written, CancellationToken cancellationToken)
    {
        var removed = 0L;
        foreach (var file in plan.Data)
        {
            if (test is not null)
            {
                removed += await rewrite.LeaveOutAsync(plan, file, test, cancellationToken).ConfigureAwait(false);
                continue;
            }

            rewrite.Take(file);
            removed += file.File.Rows;
        }

        var added = written.Ended;
        return new WorkedOut(
            await rewrite.FinishAsync(plan, added, cancellationToken).ConfigureAwait(false),
            new ChangeCounts(added.Sum(file => file.Rows), 0, 0, 0, removed));
    }
}

/// <summary>Takes out the partitions that the rows that come are of.</summary>
internal sealed class OverwritePartitionsWork : ChangeWork
{
    public override async Task<WorkedOut> RunAsync(RowRewrite rewrite, ScanPlan plan, OpenFiles written, CancellationToken cancellationToken)
    {
        var added = written.Ended;
        var partitions = added.Select(file => PartitionKey.Of(rewrite.Spec.Id, file.Partition)).ToHashSet(StringComparer.Ordinal);
        var removed = 0L;
        foreach (var file in partitions.Count == 0 ? [] : plan.Data)
        {
            if (file.Head.Spec.Id != rewrite.Spec.Id)
            {
                removed += await rewrite.LeaveOutAsync(plan, file, partitions, cancellationToken).ConfigureAwait(false);
            }
            else if (partitions.Contains(file.Partition))
            {
                rewrite.Take(file);
                removed += file.File.Rows;
            }
        }

        return new WorkedOut(
            await rewrite.FinishAsync(plan, added, cancellationToken).ConfigureAwait(false),
            new ChangeCounts(added.Sum(file => file.Rows), 0, 0, 0, removed));
    }
}
