using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace DataProducts.Lake.Parquet.Encodings;

/// <summary>
/// Hashes bytes for the tables of one process: words are folded by multiplication with keys that nobody outside knows, so who makes the
/// values cannot choose them so that they collide.
/// </summary>
internal static class ByteHash
{
    private static readonly ulong First = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)) | 1;
    private static readonly ulong Second = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)) | 1;

    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        ref var start = ref MemoryMarshal.GetReference(bytes);
        var length = bytes.Length;
        var hash = Fold((ulong)length ^ First, Second);
        var (low, high) = (0UL, 0UL);
        if (length >= 16)
        {
            var last = length - 16;
            for (var position = 0; position < last; position += 16)
            {
                hash = Fold(Word(ref start, position) ^ First, Word(ref start, position + 8) ^ hash);
            }

            (low, high) = (Word(ref start, last), Word(ref start, last + 8)); // overlaps the words before
        }
        else if (length >= 8)
        {
            (low, high) = (Word(ref start, 0), Word(ref start, length - 8));
        }
        else if (length >= 4)
        {
            (low, high) = (Half(ref start, 0), Half(ref start, length - 4));
        }
        else if (length > 0)
        {
            low = start | ((ulong)Unsafe.Add(ref start, length / 2) << 8) | ((ulong)Unsafe.Add(ref start, length - 1) << 16);
        }

        return Fold(Fold(low ^ First, high ^ hash), Second);
    }

    private static ulong Word(ref byte start, int position) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, position));

    private static ulong Half(ref byte start, int position) => Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref start, position));

    private static ulong Fold(ulong one, ulong other)
    {
        var high = Math.BigMul(one, other, out var low);
        return high ^ low;
    }
}
