using DataProducts.Lake.Parquet;
using DataProducts.Lake.Parquet.Buffers;
using DataProducts.Lake.Parquet.Format;

namespace DataProducts.Lake.Tests.ParquetWriterTests;

/// <summary>What a writer takes and gives back.</summary>
public sealed class MemoryTests
{
    private static readonly LakeColumn[] Columns =
    [
        new("id", new LakeType(LakeKind.Long), false), new("name", new LakeType(LakeKind.String), false), new("note", new LakeType(LakeKind.String), true),
    ];

    [Theory]
    [InlineData(PageCodec.Snappy)]
    [InlineData(PageCodec.Zstd)]
    public void ManyRowGroups_AllocateNoMoreThanTheirPageIndex(object codec)
    {
        using var batch = Batch(20_000);
        using var writer = new ParquetWriter(
            Stream.Null, WrittenFile.Number(Columns), new ParquetOptions { Codec = (PageCodec)codec, Limits = ParquetLimits.Default with { RowGroupBytes = 2 << 20 } });
        WriteGroups(writer, batch, 4);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var groups = WriteGroups(writer, batch, 20);

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / groups, 0, 40_000); // of two megabytes each
    }

    [Fact]
    public void FullDisk_IsAnErrorAndDisposingStillWorks()
    {
        using var batch = Batch(20_000);
        using var writer = new ParquetWriter(new FullDisk(), WrittenFile.Number(Columns), new ParquetOptions { Limits = ParquetLimits.Default with { RowGroupBytes = 1 << 20 } });

        Assert.Throws<IOException>(() => WriteGroups(writer, batch, 1));
        writer.Dispose();
        writer.Dispose();
    }

    [Fact]
    public void MoreThanAPageHolds_IsRefusedByName()
    {
        using var page = new PooledArray<byte>();

        Assert.Equal("DP1540", Assert.Throws<LakeException>(() => _ = page.Room(int.MaxValue)).Id);
    }

    [Fact]
    public void Bytes_GrowWithWhatIsWrittenAndEndAtTheFilesLength()
    {
        using var batch = Batch(1000);
        using var stream = new MemoryStream();
        using var writer = new ParquetWriter(stream, WrittenFile.Number(Columns), new ParquetOptions());
        var bytes = new List<long> { writer.Bytes };
        for (var i = 0; i < 30; i++)
        {
            writer.Write(batch);
            bytes.Add(writer.Bytes);
        }

        _ = writer.Finish();

        Assert.InRange(bytes[1], 1000, 200_000);
        Assert.True(bytes[^1] > bytes[1]);
        Assert.Equal(stream.Length, writer.Bytes);
    }

    private static int WriteGroups(ParquetWriter writer, ColumnBatch batch, int groups)
    {
        var (written, buffered) = (0, 0L);
        while (written < groups)
        {
            var before = writer.Position;
            writer.Write(batch);
            buffered += 1;
            written += writer.Position > before ? 1 : 0;
        }

        Assert.True(buffered >= groups);
        return written;
    }

    private static ColumnBatch Batch(int rows)
    {
        var (batch, random) = (new ColumnBatch(Columns), new Random(3));
        for (var row = 0; row < rows; row++)
        {
            batch.Fixed<long>(0).Append(random.NextInt64());
            batch.Bytes(1).Append($"{random.NextInt64():x}");
            batch.Bytes(2).Append(row % 3 == 0 ? null : $"note {row % 7}");
        }

        return batch;
    }

    private sealed class FullDisk : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count)
        {
            if (Length + count > 100_000)
            {
                throw new IOException("No space left on device.");
            }

            base.Write(buffer, offset, count);
        }

        public override void Write(ReadOnlySpan<byte> buffer) => Write(buffer.ToArray(), 0, buffer.Length);
    }
}
