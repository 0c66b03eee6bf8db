using System.Numerics;

namespace DataProducts.Audit;

/// <summary>The tree of a log, read from its tiles: any path takes at most two tiles a level.</summary>
internal sealed class TileTree(LogSnapshot snapshot)
{
    private readonly long _size = snapshot.Checkpoint.Size;

    /// <summary>The path from a leaf's sibling upwards (RFC 9162, section 2.1.3.1).</summary>
    public IReadOnlyList<MerkleHash> Path(long index)
    {
        var path = new List<MerkleHash>();
        AddPath(index, 0, _size, path);
        return path;
    }

    private void AddPath(long index, long start, long end, List<MerkleHash> path)
    {
        if (end - start == 1)
        {
            return;
        }

        var split = start + Split(end - start);
        if (index < split)
        {
            AddPath(index, start, split, path);
            path.Add(Subtree(split, end));
        }
        else
        {
            AddPath(index, split, end, path);
            path.Add(Subtree(start, split));
        }
    }

    private MerkleHash Subtree(long start, long end)
    {
        var width = end - start;
        if (BitOperations.IsPow2(width))
        {
            return Node(BitOperations.Log2((ulong)width), start / width);
        }

        var split = start + Split(width);
        return MerkleHash.Node(Subtree(start, split), Subtree(split, end));
    }

    // A tile holds every eighth level; the levels between are computed from it.
    private MerkleHash Node(int level, long index)
    {
        var (tileLevel, above) = Math.DivRem(level, TileName.Height);
        var first = index << above;
        var name = TileName.Of(tileLevel, first / TileName.FullWidth, _size);
        var bytes = snapshot.Read(name);
        var offset = (int)(first % TileName.FullWidth);
        if (bytes is null || bytes.Length < (offset + (1 << above)) * MerkleHash.Length)
        {
            throw AuditErrors.Damaged(snapshot.Folder, $"'{name.Path}' is missing or cut short.");
        }

        var hashes = new MerkleHash[1 << above];
        for (var i = 0; i < hashes.Length; i++)
        {
            hashes[i] = MerkleHash.From(bytes.AsSpan((offset + i) * MerkleHash.Length, MerkleHash.Length));
        }

        return MerkleTree.Root(hashes);
    }

    // The largest power of two smaller than the width.
    private static long Split(long width) => 1L << BitOperations.Log2((ulong)width - 1);
}
