using DataProducts.Lake.Commit;
using DataProducts.Lake.Reading.Tables;

namespace DataProducts.Lake.Rewriting;

/// <summary>Rewrites a table's newest snapshot and commits; where rows came or went meanwhile it begins again.</summary>
internal sealed class TableRewrite(TableStore store, TimeProvider time)
{
    // Each attempt reads and writes what it rewrites, so that giving up is a matter of cost, not of correctness.
    private const int MostAttempts = 10;

    public Task<RewriteResult> DeleteAsync(
        RowTest test, IReadOnlyDictionary<string, string> summary, CancellationToken cancellationToken) =>
        RunAsync(SummaryKeys.Delete, rewrite => rewrite.LeaveOutAsync(test, also: null, cancellationToken), summary, forgets: false, cancellationToken);

    /// <summary>Leaves rows out so that nothing of the new snapshot tells of them: hidden ones go too, and manifests are silent of the
    /// files that went.</summary>
    public Task<RewriteResult> ForgetAsync(
        RowTest test, Func<LiveFile, bool> holds, IReadOnlyDictionary<string, string> summary, CancellationToken cancellationToken) =>
        RunAsync(
            SummaryKeys.Delete,
            rewrite => rewrite.LeaveOutAsync(test, (plan, file) => holds(file) || plan.HasDeletes(file), cancellationToken),
            summary, forgets: true, cancellationToken);

    public Task<RewriteResult> ReplaceAsync(
        ValueReplacement replacement, IReadOnlyDictionary<string, string> summary, CancellationToken cancellationToken) =>
        RunAsync(SummaryKeys.Overwrite, rewrite => rewrite.ReplaceAsync(replacement, cancellationToken), summary, forgets: false, cancellationToken);

    public Task<RewriteResult> CompactAsync(
        Func<ScanPlan, IReadOnlyList<LiveFile>> choose, IReadOnlyDictionary<string, string> summary, CancellationToken cancellationToken) =>
        RunAsync(SummaryKeys.Replace, rewrite => rewrite.JoinAsync(choose, cancellationToken), summary, forgets: false, cancellationToken);

    private async Task<RewriteResult> RunAsync(
        string operation, Func<RowRewrite, Task> work, IReadOnlyDictionary<string, string> summary, bool forgets,
        CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(operation, work, summary, forgets, cancellationToken).ConfigureAwait(false);
            }
            catch (LakeException failure) when (failure.Id == "DP1521" && attempt < MostAttempts)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20 * attempt), time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<RewriteResult> TryAsync(
        string operation, Func<RowRewrite, Task> work, IReadOnlyDictionary<string, string> summary, bool forgets,
        CancellationToken cancellationToken)
    {
        var state = await store.LoadAsync(cancellationToken).ConfigureAwait(false);
        if (state.Metadata.Current is not { } basis)
        {
            return new RewriteResult(null, 0, [], 0);
        }

        var name = $"{operation}-{RandomIds.Attempt()}";
        var rewrite = new RowRewrite(store, state, basis, name);
        await using (rewrite.ConfigureAwait(false))
        {
            await work(rewrite).ConfigureAwait(false);
            if (await rewrite.FinishAsync(operation, forgets, cancellationToken).ConfigureAwait(false) is not { } plan)
            {
                return rewrite.ResultOf(null);
            }

            var change = new ReplaceFiles(plan, rewrite.Columns, rewrite.Spec);
            var commit = new SnapshotCommit(store, new SnapshotRequest(change, name) { Summary = summary }, time);
            try
            {
                var committed = await commit.RunAsync(cancellationToken).ConfigureAwait(false);
                var result = rewrite.ResultOf(committed.SnapshotId);
                rewrite.Files.Keep();
                return result;
            }
            catch (LakeException failure) when (failure.Id == "DP1506")
            {
                rewrite.Files.Keep(); // a snapshot may name them
                throw;
            }
        }
    }
}
