using System.Runtime.InteropServices;

namespace DataProducts.Audit;

/// <summary>Compares a bundle's records with their leaf hashes, one by one, so that the first bad one can be named.</summary>
internal static class BundleCheck
{
    public static ReadOnlySpan<MerkleHash> LeafHashes(TileName tile, byte[]? bytes)
    {
        var expected = tile.Width * MerkleHash.Length;
        if (bytes is null || bytes.Length < expected)
        {
            var record = (tile.Index * TileName.FullWidth) + ((bytes?.Length ?? 0) / MerkleHash.Length);
            throw Found(tile, record, bytes is null ? $"The tile '{tile.Path}' is missing." : $"The tile '{tile.Path}' is cut short.");
        }

        return bytes.Length == expected
            ? MemoryMarshal.Cast<byte, MerkleHash>(bytes)
            : throw new FoundProblemException(new AuditProblem(AuditProblemKind.Tile, tile.Path, null, $"The tile '{tile.Path}' is too long."));
    }

    public static void Check(TileName name, byte[]? bytes, ReadOnlySpan<MerkleHash> leaves)
    {
        var record = name.Index * TileName.FullWidth;
        ReadOnlyMemory<byte> rest = bytes ?? throw Found(name, record, $"The bundle '{name.Path}' is missing.");
        foreach (var leaf in leaves[..name.Width])
        {
            if (!EntryBundle.TryTake(ref rest, out var entry))
            {
                throw Found(name, record, FormattableString.Invariant($"Record {record} is cut short in '{name.Path}'."));
            }

            if (MerkleHash.Leaf(entry.Span) != leaf)
            {
                throw Found(name, record, FormattableString.Invariant(
                    $"Record {record} in '{name.Path}' does not have its leaf hash: the record or the hash was changed."));
            }

            record++;
        }

        if (!rest.IsEmpty)
        {
            throw new FoundProblemException(
                new AuditProblem(AuditProblemKind.Tile, name.Path, null, $"The bundle '{name.Path}' is longer than its records."));
        }
    }

    private static FoundProblemException Found(TileName name, long record, string message) =>
        new(new AuditProblem(AuditProblemKind.Record, name.Path, record, message));
}
