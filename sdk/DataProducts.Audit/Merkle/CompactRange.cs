using System.Numerics;

namespace DataProducts.Audit;

/// <summary>The root of a growing tree from at most 64 hashes: one for each perfect subtree, largest first.</summary>
public sealed class CompactRange
{
    private readonly List<MerkleHash> _peaks = [];

    /// <summary>Gets the number of leaves.</summary>
    public long Size { get; private set; }

    /// <summary>Gets the root of the leaves so far (RFC 9162, section 2.1.1).</summary>
    public MerkleHash Root
    {
        get
        {
            if (_peaks.Count == 0)
            {
                return MerkleHash.Empty;
            }

            var root = _peaks[^1];
            for (var peak = _peaks.Count - 2; peak >= 0; peak--)
            {
                root = MerkleHash.Node(_peaks[peak], root);
            }

            return root;
        }
    }

    /// <summary>Adds a leaf.</summary>
    /// <param name="leaf">The leaf's hash.</param>
    public void Append(MerkleHash leaf)
    {
        // As in adding one to a binary number: each trailing one is a subtree that the new one completes to a larger.
        for (var carries = BitOperations.TrailingZeroCount(~Size); carries > 0; carries--)
        {
            leaf = MerkleHash.Node(_peaks[^1], leaf);
            _peaks.RemoveAt(_peaks.Count - 1);
        }

        _peaks.Add(leaf);
        Size++;
    }
}
