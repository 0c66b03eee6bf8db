using System.Globalization;
using DataProducts.Lake.Commit;
using DataProducts.Lake.DataFiles;
using DataProducts.Lake.Evolution;
using DataProducts.Lake.Merging;
using DataProducts.Lake.Partitions;
using DataProducts.Lake.Rewriting;

namespace DataProducts.Lake;

/// <summary>
/// Rows on their way into a table in the place of others: written to data files as they come, visible all at once or never, once for a batch's
/// id. Not safe for several threads.
/// </summary>
/// <remarks>
/// A change holds for the very snapshot that it was worked out on. Where another snapshot came meanwhile it is worked out anew, so that
/// changes have an order in which each saw all before it (serialisable), plain appends included.
/// </remarks>
public sealed class LakeChange : IAsyncDisposable
{
    // Each attempt reads and writes what it rewrites, so that giving up is a matter of cost, not of correctness.
    private const int MostAttempts = 40;
    private const int LongestDelayMs = 500;

    private readonly LakeTable _table;
    private readonly TableStore _store;
    private readonly string _batch;
    private readonly TimeProvider _time;
    private readonly ChangeWork _work;
    private readonly PartitionSplit _split;
    private readonly OpenFiles _files;
    private RowRewrite? _rewrite;
    private Attempt? _staged;
    private IReadOnlyDictionary<string, string> _summary = new Dictionary<string, string>();
    private bool _isOpen = true;
    private bool _isDisposed;

    internal LakeChange(LakeTable table, TableStore store, string batch, TimeProvider time, ChangeWork work)
    {
        (_table, _store, _batch, _time, _work) = (table, store, batch, time, work);
        _split = new PartitionSplit(table.Spec, table.Columns);
        _files = new OpenFiles(store, batch, table.Columns);
    }

    /// <summary>Gets the number of rows given so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Gets what became of them; all zero before they are staged or committed, and where the batch was there already.</summary>
    public ChangeCounts Counts { get; private set; }

    /// <summary>Gives rows.</summary>
    /// <param name="rows">The rows, with the table's columns; the caller keeps it and may reuse it at once.</param>
    /// <param name="cancellationToken">Gives up; the change can then only be disposed.</param>
    /// <returns>The task.</returns>
    /// <exception cref="LakeException"><c>DP1507</c>: the rows do not fit the table; none was written, and the change can go on.
    /// <c>DP1570</c>: there are too many rows to be remembered.</exception>
    public async ValueTask WriteAsync(ColumnBatch rows, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        CheckOpen();
        BatchCheck.Check(rows, _table.Columns);
        if (rows.RowCount == 0)
        {
            return;
        }

        _isOpen = false;
        _work.Begin(rows);
        foreach (var (partition, part) in _split.Divide(rows))
        {
            var (file, first) = await _files.WriteAsync(partition, part, cancellationToken).ConfigureAwait(false);
            _work.Placed(_split.Members, part.RowCount, file, first);
        }

        Rows += rows.RowCount;
        _isOpen = true;
    }

    /// <summary>Makes the change visible as one snapshot, unless the batch was committed before; one without rows is a snapshot too.</summary>
    /// <param name="summary">What the snapshot's summary is to say besides; never a value of a row.</param>
    /// <param name="cancellationToken">Gives up before the commit, never in the middle of it.</param>
    /// <returns>The snapshot that holds the batch; durable.</returns>
    /// <exception cref="LakeException"><c>DP1521</c>, <c>DP1505</c>: others were faster each time. <c>DP1506</c>: the outcome is not known;
    /// commit the same batch again. <c>DP1503</c>, <c>DP1531</c>: the table has other columns, or another partition, now. <c>DP1570</c>: the
    /// table has too many rows of the keys. Others as of <see cref="LakeTable.ReadAsync"/>.</exception>
    /// <exception cref="ArgumentException">A key of the summary is the lake's, or the table lacks a column of the change.</exception>
    public async Task<long> CommitAsync(IReadOnlyDictionary<string, string> summary, CancellationToken cancellationToken = default)
    {
        await EndAsync(summary, cancellationToken).ConfigureAwait(false);
        var attempt = await TryAsync(static request => request, cancellationToken).ConfigureAwait(false);
        return await KeepAsync(attempt).ConfigureAwait(false);
    }

    /// <summary>Writes the change as a snapshot that no reader of the table sees, to be checked and then published.</summary>
    /// <param name="summary">As for <see cref="CommitAsync"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The staged snapshot; if the batch was committed before, the snapshot that has it.</returns>
    /// <exception cref="LakeException">As of <see cref="CommitAsync"/>.</exception>
    /// <exception cref="ArgumentException">As of <see cref="CommitAsync"/>.</exception>
    public async Task<long> StageAsync(IReadOnlyDictionary<string, string> summary, CancellationToken cancellationToken = default)
    {
        await EndAsync(summary, cancellationToken).ConfigureAwait(false);
        _staged = await TryAsync(
            request => request with { Branch = StagedBranch.Of(_batch), ForksMain = true, KeptFor = StagedBranch.KeptFor }, cancellationToken)
            .ConfigureAwait(false);
        return _staged.Result.SnapshotId;
    }

    /// <summary>Makes visible what was staged. Where rows came or went meanwhile, the change is worked out anew, and what is seen is that.</summary>
    /// <param name="cancellationToken">Gives up before the commit, never in the middle of it.</param>
    /// <returns>The snapshot that holds the batch; durable.</returns>
    /// <exception cref="LakeException">As of <see cref="CommitAsync"/>.</exception>
    public async Task<long> PublishAsync(CancellationToken cancellationToken = default)
    {
        var staged = _staged ?? throw new InvalidOperationException("Nothing is staged.");
        if (!staged.Result.Own)
        {
            return await KeepAsync(staged).ConfigureAwait(false);
        }

        try
        {
            var commit = new StagedCommit(_store, RequestOf(staged.WorkedOut!), staged.Result.SnapshotId, _time);
            return await KeepAsync(staged with { Result = await commit.RunAsync(cancellationToken).ConfigureAwait(false) }).ConfigureAwait(false);
        }
        catch (LakeException failure) when (failure.Id == "DP1521")
        {
            _ = await TryUnstageAsync().ConfigureAwait(false);
        }
        catch (LakeException failure) when (failure.Id == "DP1506")
        {
            KeepAll();
            throw;
        }

        return await KeepAsync(await TryAsync(static request => request, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
    }

    /// <summary>Takes back what was not committed.</summary>
    /// <returns>The task.</returns>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        (_isDisposed, _isOpen) = (true, false);
        if (!await TryUnstageAsync().ConfigureAwait(false))
        {
            _files.Keep(); // the branch names them still; they expire with it
        }

        _split.Dispose();
        await _files.DisposeAsync().ConfigureAwait(false);
    }

    private async Task EndAsync(IReadOnlyDictionary<string, string> summary, CancellationToken cancellationToken)
    {
        SummaryKeys.Check(summary);
        CheckOpen();
        (_isOpen, _summary) = (false, summary);
        await _files.EndAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<Attempt> TryAsync(Func<SnapshotRequest, SnapshotRequest> how, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryOnceAsync(how, cancellationToken).ConfigureAwait(false);
            }
            catch (LakeException failure) when (failure.Id == "DP1521" && attempt < MostAttempts)
            {
                await ForgetAsync().ConfigureAwait(false);
                var most = Math.Min(LongestDelayMs, 10 << Math.Min(attempt, 10));
                var delay = System.Security.Cryptography.RandomNumberGenerator.GetInt32(1, most + 1);
                await Task.Delay(TimeSpan.FromMilliseconds(delay), _time, cancellationToken).ConfigureAwait(false);
            }
            catch (LakeException failure) when (failure.Id == "DP1506")
            {
                KeepAll(); // a snapshot may name them
                throw;
            }
        }
    }

    private async Task<Attempt> TryOnceAsync(Func<SnapshotRequest, SnapshotRequest> how, CancellationToken cancellationToken)
    {
        var state = await _store.LoadAsync(cancellationToken).ConfigureAwait(false);
        if (state.FindBatch(_batch) is { } found)
        {
            return new Attempt(new CommitResult(found, Own: false), null);
        }

        CheckSame(state);
        _rewrite = new RowRewrite(_store, state, state.Metadata.Current, _batch);
        var plan = await _rewrite.PlanAsync(cancellationToken).ConfigureAwait(false);
        var worked = await _work.RunAsync(_rewrite, plan, _files, cancellationToken).ConfigureAwait(false);
        var commit = new SnapshotCommit(_store, how(RequestOf(worked)), _time);
        return new Attempt(await commit.RunAsync(cancellationToken).ConfigureAwait(false), worked);
    }

    private SnapshotRequest RequestOf(WorkedOut worked) => new(new ReplaceFiles(worked.Plan, _table.Columns, _table.Spec), _batch)
    {
        Batch = _batch,
        Summary = new Dictionary<string, string>(_summary, StringComparer.Ordinal)
        {
            [ChangeSummary.Inserted] = Text(worked.Counts.Inserted),
            [ChangeSummary.Updated] = Text(worked.Counts.Updated),
            [ChangeSummary.Unchanged] = Text(worked.Counts.Unchanged),
            [ChangeSummary.Stale] = Text(worked.Counts.Stale),
        },
    };

    private static string Text(long count) => count.ToString(CultureInfo.InvariantCulture);

    private void CheckSame(TableState state)
    {
        var (id, metadata) = (_store.Folder.Id, state.Metadata);
        if (metadata.PartitionSpec.Id != _table.Spec.Id || !metadata.PartitionSpec.IsLike(_table.Spec))
        {
            throw LakeErrors.OtherPartition(id, metadata.PartitionSpec.ToString(), _table.Spec.ToString());
        }

        if (ColumnDifference.Find(state.ColumnsOf(id, metadata.CurrentSchema), _table.Columns) is { } difference)
        {
            throw LakeErrors.OtherColumns(id, difference);
        }
    }

    private async Task<long> KeepAsync(Attempt attempt)
    {
        if (attempt is { Result.Own: true, WorkedOut: { } worked })
        {
            var named = worked.Plan.Added.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
            _files.Keep(named);
            _rewrite!.Files.Keep(named);
            (Counts, _staged) = (worked.Counts, null);
        }

        _table.Committed(attempt.Result.SnapshotId);
        await DisposeAsync().ConfigureAwait(false);
        return attempt.Result.SnapshotId;
    }

    private void KeepAll()
    {
        _files.Keep();
        _rewrite?.Files.Keep();
        _staged = null;
    }

    private async Task<bool> TryUnstageAsync()
    {
        var isGone = _staged is not { Result.Own: true } staged
            || await StagedBranch.TryDropAsync(_store, _batch, staged.Result.SnapshotId).ConfigureAwait(false);
        if (!isGone)
        {
            _rewrite?.Files.Keep();
        }

        _staged = null;
        await ForgetAsync().ConfigureAwait(false);
        return isGone;
    }

    // What was rewritten for an attempt that did not come to be.
    private async Task ForgetAsync()
    {
        if (_rewrite is not null)
        {
            await _rewrite.DisposeAsync().ConfigureAwait(false);
            _rewrite = null;
        }
    }

    private void CheckOpen()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (!_isOpen)
        {
            throw new InvalidOperationException("The change failed before, or is staged; publish it, or dispose it and begin the batch again.");
        }
    }

    private sealed record Attempt(CommitResult Result, WorkedOut? WorkedOut);
}
