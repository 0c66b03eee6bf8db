using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;

namespace DataProducts.Audit;

/// <summary>A SHA-256 hash of a Merkle tree's leaf or node (RFC 9162, section 2.1.1).</summary>
public readonly record struct MerkleHash
{
    /// <summary>The length in bytes.</summary>
    public const int Length = 32;

    // Longer records are hashed from a rented buffer; most records are JSON of 300 to 700 bytes.
    private const int StackLimit = 1024;

    private readonly Vector256<byte> _value;

    private MerkleHash(ReadOnlySpan<byte> bytes) => _value = Vector256.Create(bytes);

    /// <summary>Gets the root of the tree without leaves, the hash of nothing.</summary>
    public static MerkleHash Empty { get; } = new(SHA256.HashData([]));

    /// <summary>Hashes a leaf, prefixed with 0x00 so that no node can pass for it.</summary>
    /// <param name="data">The leaf's bytes.</param>
    /// <returns>The hash.</returns>
    public static MerkleHash Leaf(ReadOnlySpan<byte> data)
    {
        var rented = data.Length < StackLimit ? null : ArrayPool<byte>.Shared.Rent(data.Length + 1);
        var input = rented is null ? stackalloc byte[data.Length + 1] : rented.AsSpan(0, data.Length + 1);
        input[0] = 0x00;
        data.CopyTo(input[1..]);
        Span<byte> hash = stackalloc byte[Length];
        SHA256.HashData(input, hash);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return new MerkleHash(hash);
    }

    /// <summary>Hashes two subtrees, prefixed with 0x01.</summary>
    /// <param name="left">The left subtree.</param>
    /// <param name="right">The right subtree.</param>
    /// <returns>The hash.</returns>
    public static MerkleHash Node(in MerkleHash left, in MerkleHash right)
    {
        Span<byte> input = stackalloc byte[1 + (2 * Length)];
        input[0] = 0x01;
        left.CopyTo(input[1..]);
        right.CopyTo(input[(1 + Length)..]);
        Span<byte> hash = stackalloc byte[Length];
        SHA256.HashData(input, hash);
        return new MerkleHash(hash);
    }

    /// <summary>Takes a hash from its bytes.</summary>
    /// <param name="bytes">Exactly 32 bytes.</param>
    /// <returns>The hash.</returns>
    /// <exception cref="ArgumentException">There are not 32 bytes.</exception>
    public static MerkleHash From(ReadOnlySpan<byte> bytes) =>
        bytes.Length == Length ? new MerkleHash(bytes) : throw new ArgumentException("A hash has 32 bytes.", nameof(bytes));

    /// <summary>Copies the 32 bytes.</summary>
    /// <param name="destination">At least 32 bytes.</param>
    public void CopyTo(Span<byte> destination) => _value.CopyTo(destination);

    /// <summary>Gives the hash in lower-case hex.</summary>
    /// <returns>64 characters.</returns>
    public override string ToString()
    {
        var value = _value;
        return Convert.ToHexStringLower(MemoryMarshal.AsBytes(new ReadOnlySpan<Vector256<byte>>(in value)));
    }
}
