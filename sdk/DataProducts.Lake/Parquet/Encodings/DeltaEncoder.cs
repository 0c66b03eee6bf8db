using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using DataProducts.Lake.Parquet.Buffers;

namespace DataProducts.Lake.Parquet.Encodings;

/// <summary>
/// Writes integers as bit-packed differences (Parquet format, Encodings, Delta encoding, DELTA_BINARY_PACKED). Differences overflow in the
/// column's own width, as the readers' sums do.
/// </summary>
internal static class DeltaEncoder
{
    private const int BlockValues = 128;
    private const int MiniBlocks = 4;
    private const int MiniBlockValues = BlockValues / MiniBlocks;

    public static void Write<T>(ReadOnlySpan<T> values, PooledArray<byte> output)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        VarInt.Write(output, BlockValues);
        VarInt.Write(output, MiniBlocks);
        VarInt.Write(output, (ulong)values.Length);
        VarInt.WriteZigzag(output, values.IsEmpty ? 0 : long.CreateTruncating(values[0]));
        Span<T> deltas = stackalloc T[BlockValues];
        for (var first = 0; first + 1 < values.Length; first += BlockValues)
        {
            var count = Math.Min(BlockValues, values.Length - 1 - first);
            WriteBlock(values.Slice(first, count + 1), deltas, output);
        }
    }

    private static void WriteBlock<T>(ReadOnlySpan<T> values, Span<T> deltas, PooledArray<byte> output)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        var count = values.Length - 1;
        var least = Differences(values, deltas);
        VarInt.WriteZigzag(output, long.CreateTruncating(least));
        Subtract(deltas[..count], least);
        deltas[count..].Clear(); // the block's missing values have width 0, and so take no room

        Span<byte> widths = output.Append(MiniBlocks);
        Span<int> bits = stackalloc int[MiniBlocks];
        for (var mini = 0; mini < MiniBlocks; mini++)
        {
            bits[mini] = WidthOf<T>(deltas.Slice(mini * MiniBlockValues, MiniBlockValues));
            widths[mini] = (byte)bits[mini];
        }

        for (var mini = 0; mini < MiniBlocks; mini++)
        {
            var part = deltas.Slice(mini * MiniBlockValues, MiniBlockValues);
            var room = output.Room((MiniBlockValues / 8 * bits[mini]) + BitPacking.Slack);
            output.Advance(Unsafe.SizeOf<T>() == sizeof(uint)
                ? BitPacking.Pack<uint>(MemoryMarshal.Cast<T, uint>(part), bits[mini], room)
                : BitPacking.Pack<ulong>(MemoryMarshal.Cast<T, ulong>(part), bits[mini], room));
        }
    }

    private static T Differences<T>(ReadOnlySpan<T> values, Span<T> deltas)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        var (next, count, least) = (0, values.Length - 1, T.MaxValue);
        if (count >= Vector256<T>.Count)
        {
            ref var source = ref MemoryMarshal.GetReference(values);
            ref var target = ref MemoryMarshal.GetReference(deltas);
            var lowest = Vector256.Create(T.MaxValue);
            for (; next + Vector256<T>.Count <= count; next += Vector256<T>.Count)
            {
                var delta = Vector256.LoadUnsafe(ref source, (nuint)next + 1) - Vector256.LoadUnsafe(ref source, (nuint)next);
                lowest = Vector256.Min(lowest, delta);
                delta.StoreUnsafe(ref target, (nuint)next);
            }

            for (var lane = 0; lane < Vector256<T>.Count; lane++)
            {
                least = T.Min(least, lowest[lane]);
            }
        }

        for (; next < count; next++)
        {
            deltas[next] = values[next + 1] - values[next];
            least = T.Min(least, deltas[next]);
        }

        return least;
    }

    private static void Subtract<T>(Span<T> deltas, T least)
        where T : unmanaged, IBinaryInteger<T>
    {
        var next = 0;
        var lowest = Vector256.Create(least);
        ref var target = ref MemoryMarshal.GetReference(deltas);
        for (; next + Vector256<T>.Count <= deltas.Length; next += Vector256<T>.Count)
        {
            (Vector256.LoadUnsafe(ref target, (nuint)next) - lowest).StoreUnsafe(ref target, (nuint)next);
        }

        for (; next < deltas.Length; next++)
        {
            deltas[next] -= least;
        }
    }

    private static int WidthOf<T>(ReadOnlySpan<T> deltas)
        where T : unmanaged, IBinaryInteger<T>
    {
        var all = Vector256<T>.Zero;
        ref var source = ref MemoryMarshal.GetReference(deltas);
        for (var next = 0; next < deltas.Length; next += Vector256<T>.Count)
        {
            all |= Vector256.LoadUnsafe(ref source, (nuint)next);
        }

        var bits = T.Zero;
        for (var lane = 0; lane < Vector256<T>.Count; lane++)
        {
            bits |= all[lane];
        }

        return Unsafe.SizeOf<T>() == sizeof(uint)
            ? BitPacking.WidthOf(uint.CreateTruncating(bits))
            : BitPacking.WidthOf(ulong.CreateTruncating(bits));
    }
}
