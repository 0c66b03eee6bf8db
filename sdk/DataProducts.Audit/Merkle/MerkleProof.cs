namespace DataProducts.Audit;

/// <summary>Checks proofs without the tree. A proof that is too short or too long is wrong.</summary>
public static class MerkleProof
{
    /// <summary>Checks that a leaf is in a tree (RFC 9162, section 2.1.3.2).</summary>
    /// <param name="leaf">The leaf's hash.</param>
    /// <param name="index">The leaf's index.</param>
    /// <param name="size">The tree's number of leaves.</param>
    /// <param name="root">The tree's root.</param>
    /// <param name="proof">The proof, from the leaf's sibling upwards.</param>
    /// <returns>Whether it is.</returns>
    public static bool VerifyInclusion(in MerkleHash leaf, long index, long size, in MerkleHash root, ReadOnlySpan<MerkleHash> proof)
    {
        if (index < 0 || index >= size)
        {
            return false;
        }

        var (node, last, hash) = (index, size - 1, leaf);
        foreach (var sibling in proof)
        {
            if (last == 0)
            {
                return false;
            }

            if ((node & 1) == 1 || node == last)
            {
                hash = MerkleHash.Node(sibling, hash);
                while ((node & 1) == 0 && node != 0)
                {
                    node >>= 1;
                    last >>= 1;
                }
            }
            else
            {
                hash = MerkleHash.Node(hash, sibling);
            }

            node >>= 1;
            last >>= 1;
        }

        return last == 0 && hash == root;
    }

    /// <summary>Checks that a tree is the beginning of another (RFC 9162, section 2.1.4.2).</summary>
    /// <param name="first">The earlier tree's number of leaves; the empty tree proves nothing and is refused.</param>
    /// <param name="second">The later tree's number of leaves.</param>
    /// <param name="firstRoot">The earlier tree's root.</param>
    /// <param name="secondRoot">The later tree's root.</param>
    /// <param name="proof">The proof; empty where both sizes are the same.</param>
    /// <returns>Whether it is.</returns>
    public static bool VerifyConsistency(
        long first, long second, in MerkleHash firstRoot, in MerkleHash secondRoot, ReadOnlySpan<MerkleHash> proof)
    {
        if (first <= 0 || first > second)
        {
            return false;
        }

        if (first == second)
        {
            return proof.IsEmpty && firstRoot == secondRoot;
        }

        var (node, last) = (first - 1, second - 1);
        while ((node & 1) == 1)
        {
            node >>= 1;
            last >>= 1;
        }

        // A perfect earlier tree is its own first node, and the proof leaves it out.
        var perfect = node == 0;
        if (!perfect && proof.IsEmpty)
        {
            return false;
        }

        var start = perfect ? firstRoot : proof[0];
        var (earlier, later) = (start, start);
        foreach (var sibling in perfect ? proof : proof[1..])
        {
            if (last == 0)
            {
                return false;
            }

            if ((node & 1) == 1 || node == last)
            {
                earlier = MerkleHash.Node(sibling, earlier);
                later = MerkleHash.Node(sibling, later);
                while ((node & 1) == 0 && node != 0)
                {
                    node >>= 1;
                    last >>= 1;
                }
            }
            else
            {
                later = MerkleHash.Node(later, sibling);
            }

            node >>= 1;
            last >>= 1;
        }

        return last == 0 && earlier == firstRoot && later == secondRoot;
    }
}
