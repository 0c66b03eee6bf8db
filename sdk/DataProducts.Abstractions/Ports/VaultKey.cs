using System.Buffers.Binary;

namespace DataProducts;

/// <summary>
/// What a vault finds an item by: the token and whose value it is. A value that two people share is two items, so erasing one person
/// keeps the other's.
/// </summary>
public readonly record struct VaultKey
{
    /// <summary>The length of a token's binary form in bytes.</summary>
    public const int TokenSize = 24;

    private readonly ulong _head;
    private readonly UInt128 _tail;

    /// <summary>Makes a key.</summary>
    /// <param name="token">A token's binary form, exactly <see cref="TokenSize"/> bytes.</param>
    /// <param name="subject">Whose value it is.</param>
    /// <exception cref="ArgumentException"><paramref name="token"/> has another length.</exception>
    public VaultKey(ReadOnlySpan<byte> token, SubjectRef subject)
    {
        if (token.Length != TokenSize)
        {
            throw new ArgumentException("A token is 24 bytes.", nameof(token));
        }

        _head = BinaryPrimitives.ReadUInt64BigEndian(token);
        _tail = BinaryPrimitives.ReadUInt128BigEndian(token[8..]);
        Subject = subject;
    }

    /// <summary>Gets whose value it is.</summary>
    public SubjectRef Subject { get; }

    /// <summary>Writes the token's binary form.</summary>
    /// <param name="destination">Room for at least <see cref="TokenSize"/> bytes.</param>
    public void WriteTokenTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, _head);
        BinaryPrimitives.WriteUInt128BigEndian(destination[8..], _tail);
    }

    /// <summary>Orders keys as a vault keeps them: by subject, then by token.</summary>
    /// <param name="other">The other key.</param>
    /// <returns>Less than, equal to or greater than zero.</returns>
    public int CompareTo(VaultKey other)
    {
        var order = Subject.CompareTo(other.Subject);
        order = order == 0 ? _head.CompareTo(other._head) : order;
        return order == 0 ? _tail.CompareTo(other._tail) : order;
    }
}
