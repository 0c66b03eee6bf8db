using DataProducts.Lake.Commit;
using DataProducts.Lake.DataFiles;
using DataProducts.Lake.Manifests;
using DataProducts.Lake.Partitions;

namespace DataProducts.Lake;

/// <summary>
/// Rows on their way into a table: written to data files as they come, visible all at once or never. Not safe for several threads.
/// </summary>
public sealed partial class LakeAppend : IAsyncDisposable
{
    private readonly LakeTable _table;
    private readonly TableStore _store;
    private readonly string _batch;
    private readonly TimeProvider _time;
    private readonly PartitionSplit _split;
    private readonly OpenFiles _files;
    private readonly IReadOnlyList<FileEntry> _given;
    private Phase _phase;
    private CommitResult _staged;
    private IReadOnlyDictionary<string, string>? _summary;

    internal LakeAppend(
        LakeTable table, TableStore store, string batch, TimeProvider time, OpenFiles files, IReadOnlyList<FileEntry> given)
    {
        (_table, _store, _batch, _time, _files, _given) = (table, store, batch, time, files, given);
        _split = new PartitionSplit(table.Spec, table.Columns);
        Rows = given.Sum(file => file.Rows);
    }

    private enum Phase
    {
        Open,
        Staged,
        Failed,
        Ended,
    }

    /// <summary>Gets the number of rows written so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Adds rows.</summary>
    /// <param name="rows">The rows, with the table's columns; the caller keeps it and may reuse it at once.</param>
    /// <param name="cancellationToken">Gives up; the append can then only be disposed.</param>
    /// <returns>The task.</returns>
    /// <exception cref="LakeException">
    /// <c>DP1507</c>: the rows do not fit the table; none was written, and the append can go on.
    /// </exception>
    public async ValueTask WriteAsync(ColumnBatch rows, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        CheckOpen();
        BatchCheck.Check(rows, _table.Columns);
        if (rows.RowCount == 0)
        {
            return;
        }

        try
        {
            foreach (var (partition, part) in _split.Divide(rows))
            {
                await _files.WriteAsync(partition, part, cancellationToken).ConfigureAwait(false);
            }

            Rows += rows.RowCount;
        }
        catch
        {
            _phase = Phase.Failed;
            throw;
        }
    }

    /// <summary>
    /// Makes the rows visible as one snapshot, unless the batch was committed before; an append without rows is a snapshot too.
    /// </summary>
    /// <param name="summary">What the snapshot's summary is to say besides, such as offsets of the source; never a value of a row.</param>
    /// <param name="cancellationToken">Gives up before the commit, never in the middle of it.</param>
    /// <returns>The snapshot that holds the batch; durable.</returns>
    /// <exception cref="LakeException">
    /// <c>DP1505</c>: others were faster each time. <c>DP1506</c>: the outcome is not known; commit the same batch again.
    /// <c>DP1503</c>, <c>DP1531</c>: the table has other columns, or another partition, now.
    /// </exception>
    /// <exception cref="ArgumentException">A key of the summary is one that Iceberg or the lake writes.</exception>
    public async Task<long> CommitAsync(IReadOnlyDictionary<string, string> summary, CancellationToken cancellationToken = default)
    {
        SummaryKeys.Check(summary);
        CheckOpen();
        _phase = Phase.Failed;
        await _files.EndAsync(cancellationToken).ConfigureAwait(false);
        var result = await RunAsync(new SnapshotCommit(_store, Request(summary), _time).RunAsync, cancellationToken).ConfigureAwait(false);
        return await EndAsync(result).ConfigureAwait(false);
    }

    /// <summary>
    /// Writes the rows as a snapshot that no reader of the table sees, to be checked and then published (write, audit, publish).
    /// </summary>
    /// <param name="summary">As for <see cref="CommitAsync"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>
    /// The staged snapshot, which <see cref="LakeTable.FilesAsync"/> and <see cref="LakeTable.ReadAsync"/> take; if the batch was
    /// committed before, the snapshot that has it.
    /// </returns>
    /// <exception cref="LakeException">As of <see cref="CommitAsync"/>.</exception>
    /// <exception cref="ArgumentException">A key of the summary is one that Iceberg or the lake writes.</exception>
    public async Task<long> StageAsync(
        IReadOnlyDictionary<string, string> summary, CancellationToken cancellationToken = default)
    {
        SummaryKeys.Check(summary);
        CheckOpen();
        _phase = Phase.Failed;
        await _files.EndAsync(cancellationToken).ConfigureAwait(false);
        var branch = StagedBranch.Of(_batch);
        var request = Request(summary) with { Branch = branch, ForksMain = true, KeptFor = StagedBranch.KeptFor };
        var result = await RunAsync(new SnapshotCommit(_store, request, _time).RunAsync, cancellationToken).ConfigureAwait(false);
        (_staged, _summary, _phase) = (result, summary, Phase.Staged);
        return result.SnapshotId;
    }

    /// <summary>Makes visible what was staged.</summary>
    /// <param name="cancellationToken">Gives up before the commit, never in the middle of it.</param>
    /// <returns>The snapshot that holds the batch; durable.</returns>
    /// <exception cref="LakeException">As of <see cref="CommitAsync"/>.</exception>
    public async Task<long> PublishAsync(CancellationToken cancellationToken = default)
    {
        if (_phase != Phase.Staged)
        {
            throw new InvalidOperationException("Nothing is staged.");
        }

        _phase = Phase.Failed;
        var result = _staged.Own
            ? await RunAsync(new StagedCommit(_store, Request(_summary!), _staged.SnapshotId, _time).RunAsync, cancellationToken)
                .ConfigureAwait(false)
            : _staged;
        _staged = result.Own ? default : _staged; // where another run's snapshot has the batch, the branch still stands
        return await EndAsync(result).ConfigureAwait(false);
    }

    /// <summary>Takes back what was not committed.</summary>
    /// <returns>The task.</returns>
    public async ValueTask DisposeAsync()
    {
        var staged = _staged;
        (_staged, _phase) = (default, Phase.Ended);
        if (staged.Own && !await StagedBranch.TryDropAsync(_store, _batch, staged.SnapshotId).ConfigureAwait(false))
        {
            _files.Keep(); // the branch names them still; both expire with it
        }

        _split.Dispose();
        await TakeBackDescriptionAsync().ConfigureAwait(false);
        await _files.DisposeAsync().ConfigureAwait(false);
    }

    // A change of its own for each commit: a manifest says which snapshot brought its files.
    private SnapshotRequest Request(IReadOnlyDictionary<string, string> summary) =>
        new(new AppendFiles([.. _given, .. _files.Ended], _table.Columns, _table.Spec), _batch) { Batch = _batch, Summary = summary };

    private async Task<CommitResult> RunAsync(
        Func<CancellationToken, Task<CommitResult>> commit, CancellationToken cancellationToken)
    {
        try
        {
            return await commit(cancellationToken).ConfigureAwait(false);
        }
        catch (LakeException failure) when (failure.Id == "DP1506")
        {
            _files.Keep(); // a snapshot may name them
            throw;
        }
    }

    private async Task<long> EndAsync(CommitResult result)
    {
        if (result.Own)
        {
            _files.Keep();
        }

        _table.Committed(result.SnapshotId);
        await DisposeAsync().ConfigureAwait(false);
        return result.SnapshotId;
    }

    private void CheckOpen()
    {
        ObjectDisposedException.ThrowIf(_phase == Phase.Ended, this);
        if (_phase != Phase.Open)
        {
            throw new InvalidOperationException(
                _phase == Phase.Staged ? "The append is staged; publish or dispose it." : "The append failed before; dispose it and append the batch again.");
        }
    }
}
