using DataProducts.Lake.Parquet.Buffers;
using DataProducts.Lake.Parquet.Encodings;

namespace DataProducts.Lake.Tests.ParquetWriterTests;

/// <summary>The encodings at all widths, decoded by the slowest reading of the format.</summary>
public sealed class EncodingTests
{
    [Fact]
    public void LevelsAndIndexes_DecodeAtEveryWidth()
    {
        for (var width = 1; width <= 20; width++)
        {
            for (var seed = 0; seed < 40; seed++)
            {
                var random = new Random((width * 100) + seed);
                var values = new int[random.Next(300)];
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = i > 0 && random.Next(40) > 0 && seed % 2 == 0 ? values[i - 1] : random.Next(1 << width);
                }

                using var output = new PooledArray<byte>();
                HybridEncoder.Write<int>(values, width, output);

                Assert.True(values.AsSpan().SequenceEqual(Hybrid(output.Items, width, values.Length)), $"width {width}, seed {seed}");
            }
        }
    }

    [Fact]
    public void Differences_DecodeAtEveryWidth()
    {
        for (var width = 0; width <= 64; width++)
        {
            for (var seed = 0; seed < 12; seed++)
            {
                var random = new Random((width * 100) + seed);
                var values = new long[random.Next(1, 400)];
                foreach (ref var value in values.AsSpan())
                {
                    value = random.NextInt64(long.MinValue, long.MaxValue) >>> Math.Min(63, 64 - width) >>> (width == 0 ? 1 : 0);
                    value = width == 64 && random.Next(5) == 0 ? (random.Next(2) == 0 ? long.MinValue : long.MaxValue) : value;
                }

                var narrow = values.Select(value => (int)value).ToArray();
                using var output = new PooledArray<byte>();
                DeltaEncoder.Write<long>(values, output);
                var length = output.Count;
                DeltaEncoder.Write<int>(narrow, output);

                Assert.True(values.AsSpan().SequenceEqual(Delta(output.Items[..length])), $"64 bits, width {width}, seed {seed}");
                Assert.True(narrow.AsSpan().SequenceEqual([.. Delta(output.Items[length..]).Select(value => (int)value)]), $"32 bits, width {width}, seed {seed}");
            }
        }
    }

    [Fact]
    public void ConstantDifferences_TakeNoRoomAValue()
    {
        using var output = new PooledArray<byte>();

        DeltaEncoder.Write<long>([.. Enumerable.Range(0, 12_801).Select(i => i * 1000L)], output);

        Assert.InRange(output.Count, 1, 6 + (100 * 6));
    }

    [Fact]
    public void ManyDistinctValues_EndTheDictionary()
    {
        using var fixedWidth = new FixedDictionary<ulong>();
        using var texts = new BytesDictionary(hasLengths: true);
        var values = Enumerable.Range(0, DictionaryLimits.MostEntries + 1).Select(i => (ulong)i * 0x9E3779B97F4A7C15).ToArray();
        var indexes = new int[values.Length];

        Assert.True(fixedWidth.TryIndex(values.AsSpan(..^1), indexes));
        Assert.Equal(Enumerable.Range(0, values.Length - 1), indexes[..^1]);
        Assert.False(fixedWidth.TryIndex(values.AsSpan(^1..), indexes));
        Assert.False(texts.TryIndex(new byte[8 * 1024 * 1024], 0, [5 * 1024 * 1024, 5 * 1024 * 1024, (5 * 1024 * 1024) + 1], indexes));
    }

    private static int[] Hybrid(ReadOnlySpan<byte> bytes, int width, int count)
    {
        var (values, position) = (new List<int>(), 0);
        while (values.Count < count)
        {
            var header = (int)VarInt(bytes, ref position);
            if ((header & 1) == 0)
            {
                var value = 0;
                for (var part = 0; part < (width + 7) / 8; part++)
                {
                    value |= bytes[position++] << (8 * part);
                }

                values.AddRange(Enumerable.Repeat(value, header >> 1));
                continue;
            }

            for (var i = 0; i < (header >> 1) * 8; i++)
            {
                values.Add((int)Bits(bytes, (position * 8) + (i * width), width));
            }

            position += (header >> 1) * width;
        }

        Assert.Equal(bytes.Length, position);
        return [.. values.Take(count)];
    }

    private static long[] Delta(ReadOnlySpan<byte> bytes)
    {
        var position = 0;
        var (block, minis, count, first) = ((int)VarInt(bytes, ref position), (int)VarInt(bytes, ref position), (int)VarInt(bytes, ref position), Zigzag(VarInt(bytes, ref position)));
        var values = new List<long> { first };
        while (values.Count < count)
        {
            var least = Zigzag(VarInt(bytes, ref position));
            var widths = bytes.Slice(position, minis).ToArray();
            position += minis;
            foreach (var width in widths)
            {
                var size = block / minis;
                if (values.Count >= count)
                {
                    Assert.Equal(0, width);
                }

                for (var i = 0; i < size && values.Count < count; i++)
                {
                    values.Add(unchecked(values[^1] + least + (long)Bits(bytes, (position * 8) + (i * width), width)));
                }

                position += size * width / 8;
            }
        }

        Assert.Equal(bytes.Length, position);
        return [.. values];
    }

    private static ulong Bits(ReadOnlySpan<byte> bytes, int start, int width)
    {
        var value = 0UL;
        for (var bit = 0; bit < width; bit++)
        {
            value |= (ulong)((bytes[(start + bit) / 8] >> ((start + bit) % 8)) & 1) << bit;
        }

        return value;
    }

    private static ulong VarInt(ReadOnlySpan<byte> bytes, ref int position)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            value |= (ulong)(bytes[position] & 0x7F) << shift;
            if (bytes[position++] < 0x80)
            {
                return value;
            }
        }
    }

    private static long Zigzag(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);
}
