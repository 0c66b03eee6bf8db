using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace DataProducts.Tokens;

/// <summary>
/// Eight lanes by eight words, turned about its diagonal in registers: from a message a row to a word a row, and back.
/// </summary>
/// <remarks>Wider vectors take two squares, one beside the other: on 512 bits a shuffle costs what two of 256 do.</remarks>
internal static class LaneSquare
{
    public const int Size = 8;

    private const int RowBytes = Size * sizeof(uint);
    private const byte Padding = 0x80;

    private static Vector256<byte> Index => Vector256.Create(
        (byte)0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31);

    // Within each word the other way round: SHA-256 is big-endian.
    private static Vector256<byte> Swap => Vector256.Create(
        (byte)3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12, 3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12);

    /// <summary>Loads eight words of a message; behind its end the padding's first bit, then zeros.</summary>
    /// <param name="bytes">Bytes of which 32 can be loaded from any place up to the message's end.</param>
    /// <param name="start">Where the message starts.</param>
    /// <param name="length">The message's length.</param>
    /// <param name="offset">Where in the message the words are; it may be behind the end.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Load(ReadOnlySpan<byte> bytes, int start, int length, int offset)
    {
        var loaded = Vector256.Create(bytes.Slice(start + Math.Min(offset, length), RowBytes));
        var end = Vector256.Create((byte)Math.Clamp(length - offset, -1, RowBytes)).AsSByte();
        var index = Index.AsSByte();
        var kept = loaded & Vector256.LessThan(index, end).AsByte();
        var padded = kept | (Vector256.Equals(index, end).AsByte() & Vector256.Create(Padding));
        return Avx2.Shuffle(padded, Swap).AsUInt32();
    }

    /// <summary>Stores eight words as bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(ReadOnlySpan<uint> row, Span<byte> destination) =>
        Avx2.Shuffle(Vector256.Create(row).AsByte(), Swap).CopyTo(destination);

    /// <summary>Turns the square.</summary>
    /// <param name="words">Eight rows of eight words.</param>
    /// <param name="rows">How far the rows lie apart.</param>
    /// <param name="turned">Receives the square turned.</param>
    /// <param name="columns">How far its rows lie apart.</param>
    public static void Turn(ReadOnlySpan<uint> words, int rows, Span<uint> turned, int columns)
    {
        var (r0, r1, r2, r3) = Quads(Row(words, 0), Row(words, rows), Row(words, 2 * rows), Row(words, 3 * rows));
        var (r4, r5, r6, r7) = Quads(Row(words, 4 * rows), Row(words, 5 * rows), Row(words, 6 * rows), Row(words, 7 * rows));
        Lower(r0, r4).CopyTo(turned);
        Lower(r1, r5).CopyTo(turned[columns..]);
        Lower(r2, r6).CopyTo(turned[(2 * columns)..]);
        Lower(r3, r7).CopyTo(turned[(3 * columns)..]);
        Upper(r0, r4).CopyTo(turned[(4 * columns)..]);
        Upper(r1, r5).CopyTo(turned[(5 * columns)..]);
        Upper(r2, r6).CopyTo(turned[(6 * columns)..]);
        Upper(r3, r7).CopyTo(turned[(7 * columns)..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Row(ReadOnlySpan<uint> words, int at) => Vector256.Create(words[at..]);

    // Turns two squares of four by four that lie side by side.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<uint> First, Vector256<uint> Second, Vector256<uint> Third, Vector256<uint> Fourth) Quads(
        Vector256<uint> a, Vector256<uint> b, Vector256<uint> c, Vector256<uint> d)
    {
        var (abLow, abHigh) = (Avx2.UnpackLow(a, b).AsUInt64(), Avx2.UnpackHigh(a, b).AsUInt64());
        var (cdLow, cdHigh) = (Avx2.UnpackLow(c, d).AsUInt64(), Avx2.UnpackHigh(c, d).AsUInt64());
        return (
            Avx2.UnpackLow(abLow, cdLow).AsUInt32(),
            Avx2.UnpackHigh(abLow, cdLow).AsUInt32(),
            Avx2.UnpackLow(abHigh, cdHigh).AsUInt32(),
            Avx2.UnpackHigh(abHigh, cdHigh).AsUInt32());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Lower(Vector256<uint> first, Vector256<uint> second) => Avx2.Permute2x128(first, second, 0x20);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Upper(Vector256<uint> first, Vector256<uint> second) => Avx2.Permute2x128(first, second, 0x31);
}
