using System.Numerics;
using DataProducts.Lake.Parquet.Buffers;

namespace DataProducts.Lake.Parquet.Encodings;

/// <summary>
/// Writes levels and dictionary indexes: runs of one value as such, the rest bit-packed by eights (Parquet format, Encodings, Run Length
/// Encoding / Bit-Packing Hybrid).
/// </summary>
internal static class HybridEncoder
{
    /// <summary>Writes values.</summary>
    /// <param name="values">Not negative.</param>
    /// <param name="width">Bits of the greatest, at least 1.</param>
    /// <param name="output">Where to.</param>
    public static void Write<T>(ReadOnlySpan<T> values, int width, PooledArray<byte> output)
        where T : unmanaged, IBinaryInteger<T>
    {
        // A short run of narrow values takes more bytes as a run, which also divides its neighbours.
        var least = Math.Max(8, 32 / width / 8 * 8);
        var (packed, next) = (0, 0);
        while (next + 8 <= values.Length)
        {
            var value = values[next];
            if (value != values[next + 1] || value != values[next + 7])
            {
                next += 8;
                continue;
            }

            var run = values[next..].IndexOfAnyExcept(value);
            run = run < 0 ? values.Length - next : run;
            if (run < least)
            {
                next += 8;
                continue;
            }

            WritePacked(values[packed..next], width, output);
            WriteRun(run, ulong.CreateTruncating(value), width, output);
            packed = next += run;
        }

        WritePacked(values[packed..], width, output);
    }

    /// <summary>Writes one value as often as it occurs.</summary>
    public static void WriteRun(int count, ulong value, int width, PooledArray<byte> output)
    {
        VarInt.Write(output, (ulong)count << 1);
        for (var bits = 0; bits < width; bits += 8)
        {
            output.Add((byte)(value >> bits));
        }
    }

    private static void WritePacked<T>(ReadOnlySpan<T> values, int width, PooledArray<byte> output)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (values.IsEmpty)
        {
            return;
        }

        var groups = (values.Length + 7) / 8;
        VarInt.Write(output, ((ulong)groups << 1) | 1);
        var whole = values.Length & ~7;
        output.Advance(BitPacking.Pack(values[..whole], width, output.Room((whole / 8 * width) + BitPacking.Slack)));
        if (whole == values.Length)
        {
            return;
        }

        Span<T> last = stackalloc T[8];
        last.Clear();
        values[whole..].CopyTo(last);
        output.Advance(BitPacking.Pack<T>(last, width, output.Room(width + BitPacking.Slack)));
    }
}
