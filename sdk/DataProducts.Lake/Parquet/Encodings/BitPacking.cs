using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DataProducts.Lake.Parquet.Encodings;

/// <summary>Packs values into as few bits as the widest needs, the lowest bit first (Parquet format, Encodings, RLE and DELTA).</summary>
internal static class BitPacking
{
    /// <summary>What <see cref="Pack"/> may write behind its result.</summary>
    public const int Slack = 16;

    public static int WidthOf(ulong greatest) => 64 - BitOperations.LeadingZeroCount(greatest);

    /// <summary>Packs values.</summary>
    /// <param name="values">Unsigned, or not negative; a multiple of eight of them.</param>
    /// <param name="width">Bits a value.</param>
    /// <param name="destination">Where to, with <see cref="Slack"/> more than the result.</param>
    /// <returns>The number of bytes: <paramref name="width"/> for eight values.</returns>
    public static int Pack<T>(ReadOnlySpan<T> values, int width, Span<byte> destination)
        where T : unmanaged, IBinaryInteger<T>
    {
        var bytes = checked((int)((long)values.Length * width / 8));
        if (destination.Length < bytes + Slack)
        {
            throw new ArgumentException("There is too little room.", nameof(destination));
        }

        ref var target = ref MemoryMarshal.GetReference(destination);
        switch (width)
        {
            case 0:
                break;
            case <= 8:
                PackNarrow(values, width, ref target);
                break;
            case < 16:
                PackMiddle(values, width, ref target);
                break;
            default:
                PackWide(values, width, ref target);
                break;
        }

        return bytes;
    }

    // Eight values fit one word.
    private static void PackNarrow<T>(ReadOnlySpan<T> values, int width, ref byte target)
        where T : unmanaged, IBinaryInteger<T>
    {
        for (; values.Length >= 8; values = values[8..])
        {
            var word = Four(values, width) | (Four(values[4..], width) << (4 * width));
            Unsafe.WriteUnaligned(ref target, word);
            target = ref Unsafe.Add(ref target, width);
        }
    }

    // Four values fit one word, and the two words of eight lie close together.
    private static void PackMiddle<T>(ReadOnlySpan<T> values, int width, ref byte target)
        where T : unmanaged, IBinaryInteger<T>
    {
        for (; values.Length >= 8; values = values[8..])
        {
            var high = Four(values[4..], width);
            Unsafe.WriteUnaligned(ref target, Four(values, width) | (high << (4 * width)));
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, 8), high >> (64 - (4 * width)));
            target = ref Unsafe.Add(ref target, width);
        }
    }

    private static void PackWide<T>(ReadOnlySpan<T> values, int width, ref byte target)
        where T : unmanaged, IBinaryInteger<T>
    {
        var (word, used) = (0UL, 0);
        foreach (var item in values)
        {
            var value = ulong.CreateTruncating(item);
            word |= value << used;
            used += width;
            if (used >= 64)
            {
                Unsafe.WriteUnaligned(ref target, word);
                target = ref Unsafe.Add(ref target, 8);
                used -= 64;
                word = used == 0 ? 0 : value >> (width - used);
            }
        }

        Unsafe.WriteUnaligned(ref target, word);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Four<T>(ReadOnlySpan<T> values, int width)
        where T : unmanaged, IBinaryInteger<T> =>
        ulong.CreateTruncating(values[0])
        | (ulong.CreateTruncating(values[1]) << width)
        | (ulong.CreateTruncating(values[2]) << (2 * width))
        | (ulong.CreateTruncating(values[3]) << (3 * width));
}
