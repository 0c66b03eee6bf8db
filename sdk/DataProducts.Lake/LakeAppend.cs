using System.Globalization;
using System.Security.Cryptography;
using DataProducts.Lake.Commit;
using DataProducts.Lake.DataFiles;
using DataProducts.Lake.Manifests;

namespace DataProducts.Lake;

/// <summary>
/// Rows on their way into a table: written to data files as they come, visible all at once or never. Not safe for several threads.
/// </summary>
public sealed class LakeAppend : IAsyncDisposable
{
    // Iceberg's write.target-file-size-bytes is 512 MB; half of it keeps a local reader's threads busy earlier.
    private const long FileBytes = 256L * 1024 * 1024;

    private readonly LakeTable _table;
    private readonly TableStore _store;
    private readonly string _batch;
    private readonly TimeProvider _time;

    // Makes the names of a repeated run's files others than those that a crashed one left.
    private readonly string _attempt = RandomNumberGenerator.GetHexString(12, lowercase: true);
    private readonly List<(string Location, FileEntry Entry)> _files = [];
    private PendingFile? _pending;
    private Phase _phase;

    internal LakeAppend(LakeTable table, TableStore store, string batch, TimeProvider time) =>
        (_table, _store, _batch, _time) = (table, store, batch, time);

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
            _pending ??= await BeginFileAsync(cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            _pending.Write(rows);
            Rows += rows.RowCount;
            if (_pending.Bytes >= FileBytes)
            {
                await EndFileAsync(cancellationToken).ConfigureAwait(false);
            }
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
    /// <c>DP1503</c>: the table has other columns now.
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
        await EndFileAsync(cancellationToken).ConfigureAwait(false);
        var commit = new AppendCommit(_store, _batch, _attempt, _table.Columns, _time);
        CommitResult result;
        try
        {
            result = await commit.RunAsync([.. _files.Select(file => file.Entry)], summary, cancellationToken).ConfigureAwait(false);
        }
        catch (LakeException failure) when (failure.Id == "DP1506")
        {
            _files.Clear(); // a snapshot may name them
            throw;
        }

        if (result.Own)
        {
            _files.Clear();
        }

        _phase = Phase.Ended;
        _table.Committed(result.SnapshotId);
        await TakeBackAsync().ConfigureAwait(false);
        return result.SnapshotId;
    }

    /// <summary>Takes back what was not committed.</summary>
    /// <returns>The task.</returns>
    public async ValueTask DisposeAsync()
    {
        _phase = Phase.Ended;
        if (_pending is not null)
        {
            await _pending.DisposeAsync().ConfigureAwait(false);
            _pending = null;
        }

        await TakeBackAsync().ConfigureAwait(false);
    }

    private void CheckOpen()
    {
        ObjectDisposedException.ThrowIf(_phase == Phase.Ended, this);
        if (_phase == Phase.Failed)
        {
            throw new InvalidOperationException("The append failed before; dispose it and append the batch again.");
        }
    }

    private async Task<PendingFile> BeginFileAsync(CancellationToken cancellationToken)
    {
        var relative = string.Create(CultureInfo.InvariantCulture, $"data/{_batch}-{_files.Count:D5}-{_attempt}.parquet");
        var upload = await _store.Objects.BeginAsync(_store.Folder.Of(relative), cancellationToken).ConfigureAwait(false);
        return new PendingFile(relative, upload, new ParquetDataFileWriter(upload.Content, _table.Columns), _table.Columns);
    }

    private async Task EndFileAsync(CancellationToken cancellationToken)
    {
        if (_pending is null)
        {
            return;
        }

        var state = await _store.LoadAsync(cancellationToken).ConfigureAwait(false);
        var location = _store.Folder.Of(_pending.Relative);
        var entry = _pending.Finish(state.Logical(_pending.Relative));
        if (!await _pending.Upload.CompleteAsync(cancellationToken).ConfigureAwait(false))
        {
            throw LakeErrors.Storage(location, "another file has this name");
        }

        _files.Add((location, entry));
        await _pending.DisposeAsync().ConfigureAwait(false);
        _pending = null;
    }

    private async Task TakeBackAsync()
    {
        foreach (var (location, _) in _files)
        {
            await OwnFiles.TryDeleteAsync(_store.Objects, location).ConfigureAwait(false);
        }

        _files.Clear();
    }
}
