namespace DataProducts.Audit;

/// <summary>A tamper-evident log in a folder: a Merkle tree (RFC 9162) over opaque records, as C2SP tlog-tiles with a signed
/// checkpoint.</summary>
/// <remarks>
/// Processes may share a log: each append locks it, notices what others appended, and refuses a log that shrank or was rewritten since this
/// instance saw it. A process may end at any moment: an acknowledged record is never lost, and an append that was not acknowledged is
/// afterwards in the log as a whole or not at all. Superseded partial tiles are deleted, so a reader of an old checkpoint takes larger
/// tiles.
/// </remarks>
public sealed class AuditLog : IDisposable
{
    private readonly LogFiles _files;
    private readonly NoteSigner _signer;
    private readonly AuditLogOptions _options;
    private readonly SemaphoreSlim _turn = new(1, 1);

    private Checkpoint? _known;
    private LogState? _state;

    private AuditLog(LogFiles files, NoteSigner signer, AuditLogOptions options) => (_files, _signer, _options) = (files, signer, options);

    /// <summary>Gets the log's newest checkpoint that this instance saw.</summary>
    public Checkpoint Checkpoint => _known!;

    /// <summary>Opens a log, or makes an empty one with a signed checkpoint. An append that was interrupted is completed or
    /// discarded.</summary>
    /// <param name="folder">The log's folder; made if absent.</param>
    /// <param name="signer">The log's key. Its name is the log's origin, unique to this log: <see cref="NoteSigner.WithName"/>.</param>
    /// <param name="options">How to wait, or null for the default.</param>
    /// <param name="cancellationToken">Gives up while waiting for the lock.</param>
    /// <returns>The log.</returns>
    /// <exception cref="AuditLogException">
    /// <c>DP1600</c> files cannot be written or read; <c>DP1601</c> another process held the lock too long; <c>DP1602</c> the log is
    /// damaged,
    /// or of another key or origin.
    /// </exception>
    public static Task<AuditLog> OpenAsync(
        string folder, NoteSigner signer, AuditLogOptions? options = null, CancellationToken cancellationToken = default) =>
        OpenAsync(new LogFiles(folder), signer, options, cancellationToken);

    /// <summary>Appends records, durably: when the task ends, they are on disk under a signed checkpoint that is on disk.</summary>
    /// <param name="records">The records' canonical bytes, each at most 65,535; none is an empty append, which writes nothing.</param>
    /// <param name="cancellationToken">Gives up while waiting for the lock; not once writing has begun.</param>
    /// <returns>The index of the first record; the others follow it.</returns>
    /// <exception cref="AuditLogException">
    /// <c>DP1600</c> the files cannot be written, and the records must be taken as not logged; <c>DP1601</c> another process held the lock
    /// too long; <c>DP1602</c> the log is damaged; <c>DP1603</c> a record is too long.
    /// </exception>
    public async Task<long> AppendAsync(IReadOnlyList<ReadOnlyMemory<byte>> records, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        for (var position = 0; position < records.Count; position++)
        {
            if (records[position].Length > EntryBundle.MaxEntryLength)
            {
                throw AuditErrors.TooLong(position, records[position].Length);
            }
        }

        return await LockedAsync(() => Append(Refresh(), records), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lets go of the log; nothing is left to be written.</summary>
    public void Dispose() => _turn.Dispose();

    internal static async Task<AuditLog> OpenAsync(LogFiles files, NoteSigner signer, AuditLogOptions? options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(signer);
        var log = new AuditLog(files, signer, options ?? new AuditLogOptions());
        try
        {
            await log.LockedAsync(log.Refresh, cancellation).ConfigureAwait(false);
            return log;
        }
        catch
        {
            log.Dispose();
            throw;
        }
    }

    private async Task<T> LockedAsync<T>(Func<T> action, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            _files.CreateFolder(_files.Folder);
            using var held = await LogLock.ExclusiveAsync(_files, _options.LockTimeout, _options.TimeProvider, cancellation).ConfigureAwait(false);
            return action();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw AuditErrors.Failed(_files.Folder, failure);
        }
        finally
        {
            _turn.Release();
        }
    }

    private LogState Refresh()
    {
        var isCurrent = _state is not null
            && !File.Exists(_files.FullPath(LogFiles.NextCheckpoint))
            && _files.TryRead(LogFiles.Checkpoint, SignedNote.MaxLength) is { } note
            && note.AsSpan().SequenceEqual(_state.Note);
        if (isCurrent)
        {
            return _state!;
        }

        if (_known is not null && !File.Exists(_files.FullPath(LogFiles.Checkpoint)))
        {
            throw AuditErrors.Damaged(_files.Folder, "its checkpoint is gone since it was opened.");
        }

        var state = LogRecovery.Load(_files, _signer);
        if (_known is { } known && !IsBeginningOf(known, state))
        {
            throw AuditErrors.Damaged(_files.Folder, "it was put back or rewritten since it was opened.");
        }

        (_state, _known) = (state, state.Checkpoint);
        return state;
    }

    private bool IsBeginningOf(Checkpoint known, LogState state) =>
        known.Size <= state.Checkpoint.Size && LogState.ReadEdge(_files, known.Size, state.Checkpoint.Size).Root == known.Root;

    private long Append(LogState state, IReadOnlyList<ReadOnlyMemory<byte>> records)
    {
        var first = state.Checkpoint.Size;
        if (records.Count == 0)
        {
            return first;
        }

        // Until all is written the state is between two checkpoints: a failure on the way makes the next append read it anew.
        _state = null;
        var plan = AppendPlan.Of(state, records);
        var note = plan.Checkpoint.Sign(_signer);
        _files.Write(LogFiles.NextCheckpoint, note);
        _files.FlushFolders();
        plan.CarryOut(_files);
        _known = plan.Checkpoint;
        plan.DeleteSuperseded(_files);
        _state = new LogState(plan.Checkpoint, note, plan.Edge, plan.Bundle);
        return first;
    }
}
