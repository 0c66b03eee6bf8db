namespace DataProducts.Audit;

/// <summary>A log as it was at one moment, read without keeping its writers waiting.</summary>
/// <remarks>Full tiles never change, so only the few unfinished ones are read while the log is locked.</remarks>
internal sealed class LogSnapshot
{
    private readonly LogFiles _files;
    private readonly Dictionary<string, byte[]?> _edge = new(StringComparer.Ordinal);

    private LogSnapshot(LogFiles files) => _files = files;

    public required Checkpoint Checkpoint { get; init; }

    /// <summary>Gets the signed checkpoint as it was read.</summary>
    public required byte[] Note { get; init; }

    /// <summary>Gets the log's folder.</summary>
    public string Folder => _files.Folder;

    /// <summary>Gets the signed checkpoint of an append that was interrupted, or null.</summary>
    public byte[]? NextNote { get; init; }

    /// <summary>Gets the path of every file, or nothing where they were not asked for.</summary>
    public IReadOnlyList<string> Paths { get; private set; } = [];

    /// <summary>Gets the length of the lock file, in bytes; 0 where there is none.</summary>
    public long LockLength { get; init; }

    public static async Task<LogSnapshot> TakeAsync(
        string folder, NoteVerifier key, bool withPaths, AuditLogOptions options, CancellationToken cancellation)
    {
        var files = new LogFiles(folder);
        try
        {
            using var held = await LogLock.SharedAsync(files, options.LockTimeout, options.TimeProvider, cancellation).ConfigureAwait(false);
            return Take(files, key, withPaths, held?.Length ?? 0);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw AuditErrors.Failed(files.Folder, failure);
        }
    }

    /// <summary>Reads a tile or bundle; null where it is not there.</summary>
    public byte[]? Read(TileName name)
    {
        var path = name.Path;
        if (_edge.TryGetValue(path, out var bytes))
        {
            return bytes;
        }

        return _files.TryRead(path, name.MaxLength);
    }

    private static LogSnapshot Take(LogFiles files, NoteVerifier key, bool withPaths, long lockLength)
    {
        var note = files.TryRead(LogFiles.Checkpoint, SignedNote.MaxLength) ?? throw AuditErrors.BadNote("there is none.");
        var checkpoint = Checkpoint.Open(note, key);
        var snapshot = new LogSnapshot(files)
        {
            Checkpoint = checkpoint,
            Note = note,
            NextNote = files.TryRead(LogFiles.NextCheckpoint, SignedNote.MaxLength),
            LockLength = lockLength,
        };
        for (var level = TileName.Entries; level < TileName.Levels; level++)
        {
            var edge = TileName.Edge(level, checkpoint.Size);
            if (edge.Width > 0)
            {
                snapshot._edge[edge.Path] = snapshot.Read(edge);
            }
        }

        if (withPaths)
        {
            snapshot.Paths = [.. files.List(string.Empty)];
        }

        return snapshot;
    }
}
