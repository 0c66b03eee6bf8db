namespace DataProducts.Audit;

/// <summary>Where a log stands: its checkpoint, its unfinished tiles and its unfinished bundle.</summary>
internal sealed class LogState(Checkpoint checkpoint, byte[] note, TileEdge edge, MemoryStream bundle)
{
    public Checkpoint Checkpoint { get; } = checkpoint;

    /// <summary>Gets the checkpoint's signed bytes, by which a change of another process is noticed.</summary>
    public byte[] Note { get; } = note;

    public TileEdge Edge { get; } = edge;

    public MemoryStream Bundle { get; } = bundle;

    /// <summary>Reads the unfinished tiles as they were when the log had a size; the log may have grown since.</summary>
    public static TileEdge ReadEdge(LogFiles files, long size, long logSize) =>
        new(size, edge =>
        {
            var name = TileName.Of(edge.Level, edge.Index, logSize);
            return files.TryReadTile(name) ?? throw AuditErrors.Damaged(files.Folder, $"'{name.Path}' is missing or has not {name.Width} hashes.");
        });

    public static LogState Read(LogFiles files, Checkpoint checkpoint, byte[] note)
    {
        var edge = ReadEdge(files, checkpoint.Size, checkpoint.Size);
        if (edge.Root != checkpoint.Root)
        {
            throw AuditErrors.Damaged(files.Folder, "its last tiles do not have the root that the checkpoint names.");
        }

        return new LogState(checkpoint, note, edge, ReadBundle(files, edge));
    }

    private static MemoryStream ReadBundle(LogFiles files, TileEdge edge)
    {
        var bundle = new MemoryStream();
        var name = TileName.Edge(TileName.Entries, edge.Size);
        if (name.Width == 0)
        {
            return bundle;
        }

        ReadOnlyMemory<byte> rest = files.TryRead(name.Path, EntryBundle.MaxLength)
            ?? throw AuditErrors.Damaged(files.Folder, $"'{name.Path}' is missing.");
        bundle.Write(rest.Span);
        foreach (var leaf in edge.Tile(0))
        {
            if (!EntryBundle.TryTake(ref rest, out var entry) || MerkleHash.Leaf(entry.Span) != leaf)
            {
                throw AuditErrors.Damaged(files.Folder, $"a record in '{name.Path}' is not the one that was logged.");
            }
        }

        return rest.IsEmpty ? bundle : throw AuditErrors.Damaged(files.Folder, $"'{name.Path}' is longer than its records.");
    }
}
