using System.Runtime.InteropServices;

namespace DataProducts.Audit;

/// <summary>Asks of every file in the folder why it is there.</summary>
internal static class FileCensus
{
    private const string InterruptedFirst = LogFiles.Checkpoint + LogFiles.TemporarySuffix;
    private const string InterruptedNext = LogFiles.NextCheckpoint + LogFiles.TemporarySuffix;

    public static void Check(LogSnapshot snapshot, NoteVerifier key)
    {
        var next = snapshot.NextNote is { } note ? Checkpoint.Open(note, key) : null;
        if (next?.Size <= snapshot.Checkpoint.Size)
        {
            throw Stray(LogFiles.NextCheckpoint, "it is older than the checkpoint");
        }

        foreach (var path in snapshot.Paths)
        {
            if (TileName.TryParse(path, out var name))
            {
                CheckTile(snapshot, next, name);
            }
            else if (path == LogFiles.Lock)
            {
                if (snapshot.LockLength != 0)
                {
                    throw Stray(path, "the lock file is always empty");
                }
            }
            else if (!IsLeftBehind(path, next))
            {
                throw Stray(path, "it is no part of a log");
            }
        }
    }

    // Before checkpoint.next stands, only the temporary files of the checkpoints can be left behind; after it, those of tiles too.
    private static bool IsLeftBehind(string path, Checkpoint? next) =>
        path is LogFiles.Checkpoint or LogFiles.NextCheckpoint or InterruptedFirst or InterruptedNext
        || (next is not null && path.EndsWith(LogFiles.TemporarySuffix, StringComparison.Ordinal)
            && TileName.TryParse(path[..^LogFiles.TemporarySuffix.Length], out _));

    private static void CheckTile(LogSnapshot snapshot, Checkpoint? next, TileName name)
    {
        var size = snapshot.Checkpoint.Size;
        if (!name.IsWithin(size))
        {
            if (next is not null && name.IsWithin(next.Size) && name == TileName.Of(name.Level, name.Index, next.Size))
            {
                return;
            }

            throw Stray(name.Path, "it lies beyond the checkpoint, and no interrupted append explains it: the checkpoint was put back, or the file was added");
        }

        var widest = TileName.Of(name.Level, name.Index, size);
        if (name.Width < widest.Width)
        {
            CheckSuperseded(snapshot, name, widest);
        }
    }

    // An older, shorter form of a tile says the same as the beginning of the newer, which has been checked. It may be deleted at any time.
    private static void CheckSuperseded(LogSnapshot snapshot, TileName name, TileName widest)
    {
        if (snapshot.Read(name) is not { } bytes)
        {
            return;
        }

        if (name.Level == TileName.Entries)
        {
            BundleCheck.Check(name, bytes, MemoryMarshal.Cast<byte, MerkleHash>(snapshot.Read(widest with { Level = 0 })));
            return;
        }

        var expected = snapshot.Read(widest).AsSpan(0, name.Width * MerkleHash.Length);
        if (!expected.SequenceEqual(bytes))
        {
            var hash = expected.CommonPrefixLength(bytes) / MerkleHash.Length;
            long? record = name.Level == 0 && hash < name.Width ? (name.Index * TileName.FullWidth) + hash : null;
            throw new FoundProblemException(new AuditProblem(
                record is null ? AuditProblemKind.Tile : AuditProblemKind.Record,
                name.Path, record, $"The tile '{name.Path}' is not the beginning of '{widest.Path}'."));
        }
    }

    private static FoundProblemException Stray(string path, string why) =>
        new(new AuditProblem(AuditProblemKind.Stray, path, null, $"The file '{path}' should not be there: {why}."));
}
