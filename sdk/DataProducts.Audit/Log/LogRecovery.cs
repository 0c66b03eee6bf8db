namespace DataProducts.Audit;

/// <summary>Brings a log into a state from which it can grow, after whatever happened to the process that wrote to it last.</summary>
/// <remarks>
/// An append signs <c>checkpoint.next</c>, then writes bundles and tiles, then renames <c>checkpoint.next</c> to <c>checkpoint</c>. So what
/// lies beyond the checkpoint is either announced by a signed <c>checkpoint.next</c>, and then completed if all its records are there and
/// discarded if not, or nobody of ours put it there: then the checkpoint was put back, and nothing is written.
/// </remarks>
internal static class LogRecovery
{
    public static LogState Load(LogFiles files, NoteSigner signer)
    {
        var note = files.TryRead(LogFiles.Checkpoint, SignedNote.MaxLength) ?? Found(files, signer);
        var state = LogState.Read(files, Open(files, LogFiles.Checkpoint, note, signer), note);
        if (files.TryRead(LogFiles.NextCheckpoint, SignedNote.MaxLength) is { } nextNote)
        {
            state = Settle(files, state, Open(files, LogFiles.NextCheckpoint, nextNote, signer), nextNote);
        }

        for (var level = TileName.Entries; level < TileName.Levels; level++)
        {
            Tidy(files, level, state.Checkpoint.Size);
        }

        return state;
    }

    private static byte[] Found(LogFiles files, NoteSigner signer)
    {
        if (File.Exists(files.FullPath(LogFiles.NextCheckpoint)) || Directory.Exists(files.FullPath(TileName.Root)))
        {
            throw AuditErrors.Damaged(files.Folder, "its checkpoint is missing.");
        }

        var note = new Checkpoint(signer.Name, 0, MerkleHash.Empty).Sign(signer);
        files.Write(LogFiles.Checkpoint, note);
        files.FlushFolders();
        return note;
    }

    private static Checkpoint Open(LogFiles files, string path, byte[] note, NoteSigner signer)
    {
        try
        {
            return Checkpoint.Open(note, signer.Verifier);
        }
        catch (AuditLogException failure)
        {
            throw AuditErrors.Damaged(files.Folder, $"'{path}': {failure.Message}");
        }
    }

    private static LogState Settle(LogFiles files, LogState state, Checkpoint next, byte[] nextNote)
    {
        if (next.Size <= state.Checkpoint.Size)
        {
            throw AuditErrors.Damaged(files.Folder, $"'{LogFiles.NextCheckpoint}' is older than its checkpoint.");
        }

        if (ReadRecords(files, state.Checkpoint.Size, next.Size) is { } records)
        {
            var plan = AppendPlan.Of(state, records);
            if (plan.Checkpoint == next)
            {
                DeleteTemporary(files);
                plan.CarryOut(files);
                plan.DeleteSuperseded(files);
                return new LogState(next, nextNote, plan.Edge, plan.Bundle);
            }
        }

        Discard(files, state.Checkpoint.Size);
        return LogState.Read(files, state.Checkpoint, state.Note);
    }

    /// <summary>Reads the records from one size to another; null where one is not there whole.</summary>
    private static List<ReadOnlyMemory<byte>>? ReadRecords(LogFiles files, long from, long to)
    {
        var records = new List<ReadOnlyMemory<byte>>();
        for (var index = from / TileName.FullWidth; index * TileName.FullWidth < to; index++)
        {
            var name = TileName.Of(TileName.Entries, index, to);
            ReadOnlyMemory<byte> bundle = files.TryRead(name.Path, EntryBundle.MaxLength);
            for (var record = index * TileName.FullWidth; record < (index * TileName.FullWidth) + name.Width; record++)
            {
                if (!EntryBundle.TryTake(ref bundle, out var entry))
                {
                    return null;
                }

                if (record >= from)
                {
                    records.Add(entry);
                }
            }
        }

        return records;
    }

    private static void Discard(LogFiles files, long size)
    {
        DeleteTemporary(files);
        foreach (var path in files.List(TileName.Root).ToList())
        {
            if (TileName.TryParse(path, out var name) && !name.IsWithin(size))
            {
                files.Delete(path, durably: true);
            }
        }

        // Last, and after the others have gone for good, as it is what explains them.
        files.FlushFolders();
        files.Delete(LogFiles.NextCheckpoint, durably: true);
        files.FlushFolders();
    }

    private static void DeleteTemporary(LogFiles files)
    {
        foreach (var path in files.List(TileName.Root).Where(path => path.EndsWith(LogFiles.TemporarySuffix, StringComparison.Ordinal)).ToList())
        {
            files.Delete(path, durably: true);
        }
    }

    private static void Tidy(LogFiles files, int level, long size)
    {
        var edge = TileName.Edge(level, size);
        if (File.Exists(files.FullPath((edge with { Width = TileName.FullWidth }).Path)))
        {
            throw Beyond(files, edge);
        }

        foreach (var path in files.List(edge.PartialFolder).ToList())
        {
            if (!TileName.TryParse(path, out var name))
            {
                continue;
            }

            if (name.Width > edge.Width)
            {
                throw Beyond(files, name);
            }

            if (name.Width < edge.Width)
            {
                files.Delete(path);
            }
        }

        if (edge.Index > 0)
        {
            var last = edge with { Index = edge.Index - 1 };
            foreach (var path in files.List(last.PartialFolder).ToList())
            {
                files.Delete(path);
            }

            files.DeleteFolder(last.PartialFolder);
        }
    }

    private static AuditLogException Beyond(LogFiles files, TileName name) =>
        AuditErrors.Damaged(files.Folder, $"'{name.Path}' lies beyond its checkpoint, which an interrupted append does not explain; the checkpoint was put back.");
}
