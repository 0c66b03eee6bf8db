using System.Numerics;

namespace DataProducts.Tokens;

/// <summary>Numbers wide enough for FF1 over texts of some length, and their bytes, most significant first.</summary>
/// <typeparam name="TNumber">The number.</typeparam>
internal interface IFf1Number<TNumber>
    where TNumber : IBinaryInteger<TNumber>
{
    /// <summary>Reads an unsigned number.</summary>
    static abstract TNumber Read(ReadOnlySpan<byte> bytes);

    /// <summary>Writes an unsigned number that fits; fills what it does not need with zeros.</summary>
    static abstract void Write(TNumber number, Span<byte> bytes);
}
