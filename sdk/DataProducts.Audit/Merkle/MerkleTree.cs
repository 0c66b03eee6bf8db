using System.Numerics;

namespace DataProducts.Audit;

/// <summary>Roots and proofs of a tree whose leaf hashes are at hand (RFC 9162, sections 2.1.1, 2.1.3.1 and 2.1.4.1).</summary>
public static class MerkleTree
{
    /// <summary>Computes the root.</summary>
    /// <param name="leaves">The leaves' hashes, in order.</param>
    /// <returns>The root; for no leaves <see cref="MerkleHash.Empty"/>.</returns>
    public static MerkleHash Root(ReadOnlySpan<MerkleHash> leaves)
    {
        var range = new CompactRange();
        foreach (var leaf in leaves)
        {
            range.Append(leaf);
        }

        return range.Root;
    }

    /// <summary>Proves that a leaf is in the tree.</summary>
    /// <param name="index">The leaf's index.</param>
    /// <param name="leaves">The leaves' hashes, in order.</param>
    /// <returns>The proof, from the leaf's sibling upwards.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such leaf.</exception>
    public static IReadOnlyList<MerkleHash> InclusionProof(int index, ReadOnlySpan<MerkleHash> leaves)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, leaves.Length);
        var proof = new List<MerkleHash>();
        AddPath(index, leaves, proof);
        return proof;
    }

    /// <summary>Proves that a tree is the beginning of a larger one.</summary>
    /// <param name="first">The number of leaves of the earlier tree, at least one.</param>
    /// <param name="leaves">The leaves' hashes of the later tree, in order.</param>
    /// <returns>The proof; empty where both are the same.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The earlier tree is empty or larger.</exception>
    public static IReadOnlyList<MerkleHash> ConsistencyProof(int first, ReadOnlySpan<MerkleHash> leaves)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, leaves.Length);
        var proof = new List<MerkleHash>();
        AddSubproof(first, leaves, known: true, proof);
        return proof;
    }

    private static void AddPath(int index, ReadOnlySpan<MerkleHash> leaves, List<MerkleHash> proof)
    {
        if (leaves.Length == 1)
        {
            return;
        }

        var split = Split(leaves.Length);
        if (index < split)
        {
            AddPath(index, leaves[..split], proof);
            proof.Add(Root(leaves[split..]));
        }
        else
        {
            AddPath(index - split, leaves[split..], proof);
            proof.Add(Root(leaves[..split]));
        }
    }

    private static void AddSubproof(int first, ReadOnlySpan<MerkleHash> leaves, bool known, List<MerkleHash> proof)
    {
        if (first == leaves.Length)
        {
            if (!known)
            {
                proof.Add(Root(leaves));
            }

            return;
        }

        var split = Split(leaves.Length);
        if (first <= split)
        {
            AddSubproof(first, leaves[..split], known, proof);
            proof.Add(Root(leaves[split..]));
        }
        else
        {
            AddSubproof(first - split, leaves[split..], known: false, proof);
            proof.Add(Root(leaves[..split]));
        }
    }

    // The largest power of two smaller than the size.
    private static int Split(int size) => 1 << BitOperations.Log2((uint)size - 1);
}
