namespace DataProducts.Audit;

/// <summary>Goes through all records, builds the tree anew, and compares it with every tile and with the checkpoint.</summary>
internal sealed class RecordWalk(LogSnapshot snapshot, Checkpoint? known) : ITileSink
{
    private readonly TileEdge _edge = new();

    public void Run(CancellationToken cancellation)
    {
        var checkpoint = snapshot.Checkpoint;
        CheckKnown();
        for (long index = 0; index * TileName.FullWidth < checkpoint.Size; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            var tile = TileName.Of(0, index, checkpoint.Size);
            var leaves = BundleCheck.LeafHashes(tile, snapshot.Read(tile));
            var bundle = tile with { Level = TileName.Entries };
            BundleCheck.Check(bundle, snapshot.Read(bundle), leaves);
            foreach (ref readonly var leaf in leaves)
            {
                _edge.Append(leaf, this);
                if (_edge.Size == known?.Size)
                {
                    CheckKnown();
                }
            }
        }

        _edge.AddPartials(since: 0, this);
        if (_edge.Root != checkpoint.Root)
        {
            throw Found(AuditProblemKind.Checkpoint, LogFiles.Checkpoint,
                "The records and tiles agree with each other but not with the signed root: one of them was changed together with its tiles.");
        }
    }

    // Level 0 is compared record by record; the levels above follow from it.
    void ITileSink.Add(TileName name, ReadOnlySpan<MerkleHash> hashes)
    {
        if (name.Level == 0)
        {
            return;
        }

        if (snapshot.Read(name) is not { } bytes)
        {
            throw Found(AuditProblemKind.Tile, name.Path, $"The tile '{name.Path}' is missing.");
        }

        if (!System.Runtime.InteropServices.MemoryMarshal.AsBytes(hashes).SequenceEqual(bytes))
        {
            throw Found(AuditProblemKind.Tile, name.Path,
                $"The tile '{name.Path}' does not follow from the records below it: it was changed, or one of them together with its leaf hash.");
        }
    }

    private void CheckKnown()
    {
        if (known is null)
        {
            return;
        }

        var checkpoint = snapshot.Checkpoint;
        if (known.Origin != checkpoint.Origin || known.Size > checkpoint.Size)
        {
            throw Found(AuditProblemKind.RolledBack, LogFiles.Checkpoint, FormattableString.Invariant(
                $"The log was put back: it holds {checkpoint.Size} records of '{checkpoint.Origin}', and {known.Size} of '{known.Origin}' are known."));
        }

        if (_edge.Size == known.Size && _edge.Root != known.Root)
        {
            throw Found(AuditProblemKind.RolledBack, LogFiles.Checkpoint, FormattableString.Invariant(
                $"The log was rewritten: its first {known.Size} records are not the known ones."));
        }
    }

    private static FoundProblemException Found(AuditProblemKind kind, string path, string message) =>
        new(new AuditProblem(kind, path, null, message));
}
