using DataProducts.Lake.Commit;
using DataProducts.Lake.DataFiles;
using DataProducts.Lake.Partitions;

namespace DataProducts.Lake;

/// <summary>
/// Rows on their way into a table: written to data files as they come, visible all at once or never. Not safe for several threads.
/// </summary>
public sealed class LakeAppend : IAsyncDisposable
{
    private readonly LakeTable _table;
    private readonly TableStore _store;
    private readonly string _batch;
    private readonly TimeProvider _time;
    private readonly PartitionSplit _split;
    private readonly OpenFiles _files;
    private Phase _phase;

    internal LakeAppend(LakeTable table, TableStore store, string batch, TimeProvider time)
    {
        (_table, _store, _batch, _time) = (table, store, batch, time);
        _split = new PartitionSplit(table.Spec, table.Columns);
        _files = new OpenFiles(store, batch, table.Columns);
    }

    private enum Phase
    {
        Open,
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
        ArgumentNullException.ThrowIfNull(summary);
        CheckOpen();
        if (summary.Keys.FirstOrDefault(SummaryKeys.IsReserved) is { } reserved)
        {
            throw new ArgumentException($"The summary's key '{reserved}' is written by the lake.", nameof(summary));
        }

        _phase = Phase.Failed;
        await _files.EndAsync(cancellationToken).ConfigureAwait(false);
        var commit = new AppendCommit(_store, _batch, _files.Attempt, _table.Columns, _table.Spec, _time);
        CommitResult result;
        try
        {
            result = await commit.RunAsync(_files.Ended, summary, cancellationToken).ConfigureAwait(false);
        }
        catch (LakeException failure) when (failure.Id == "DP1506")
        {
            _files.Keep(); // a snapshot may name them
            throw;
        }

        if (result.Own)
        {
            _files.Keep();
        }

        _phase = Phase.Ended;
        _table.Committed(result.SnapshotId);
        await _files.DisposeAsync().ConfigureAwait(false);
        return result.SnapshotId;
    }

    /// <summary>Takes back what was not committed.</summary>
    /// <returns>The task.</returns>
    public async ValueTask DisposeAsync()
    {
        _phase = Phase.Ended;
        _split.Dispose();
        await _files.DisposeAsync().ConfigureAwait(false);
    }

    private void CheckOpen()
    {
        ObjectDisposedException.ThrowIf(_phase == Phase.Ended, this);
        if (_phase == Phase.Failed)
        {
            throw new InvalidOperationException("The append failed before; dispose it and append the batch again.");
        }
    }
}
