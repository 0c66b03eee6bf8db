using System.Buffers.Binary;
using System.Globalization;

namespace DataProducts;

/// <summary>
/// Whose data something is, without saying who: 16 bytes of a keyed hash of jurisdiction and subject; the lake's <c>dp_subject</c>.
/// </summary>
/// <remarks>The default value, all zeroes, means "of nobody in particular".</remarks>
public readonly record struct SubjectRef
{
    /// <summary>The length in bytes.</summary>
    public const int Size = 16;

    private readonly UInt128 _value;

    /// <summary>Makes a reference from its bytes.</summary>
    /// <param name="bytes">Exactly <see cref="Size"/> bytes.</param>
    /// <exception cref="ArgumentException"><paramref name="bytes"/> has another length.</exception>
    public SubjectRef(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size)
        {
            throw new ArgumentException("A subject reference is 16 bytes.", nameof(bytes));
        }

        _value = BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    /// <summary>Writes the bytes.</summary>
    /// <param name="destination">Room for at least <see cref="Size"/> bytes.</param>
    public void WriteTo(Span<byte> destination) => BinaryPrimitives.WriteUInt128BigEndian(destination, _value);

    /// <summary>Orders references by their bytes.</summary>
    /// <param name="other">The other reference.</param>
    /// <returns>Less than, equal to or greater than zero.</returns>
    public int CompareTo(SubjectRef other) => _value.CompareTo(other._value);

    /// <summary>Gives the bytes in hex.</summary>
    /// <returns>32 lower-case digits.</returns>
    public override string ToString() => _value.ToString("x32", CultureInfo.InvariantCulture);
}
