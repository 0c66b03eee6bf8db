using DataProducts.Lake.Parquet.Buffers;
using DataProducts.Lake.Parquet.Format;

namespace DataProducts.Lake.Parquet.Compression;

/// <summary>Compresses pages. What it gives is good until it is asked again.</summary>
internal abstract class PageCompressor : IDisposable
{
    public abstract PageCodec Codec { get; }

    protected PooledArray<byte> Output { get; } = new();

    public static PageCompressor Of(PageCodec codec) => codec switch
    {
        PageCodec.Snappy => new SnappyCompressor(),
        PageCodec.Zstd => new ZstdCompressor(),
        _ => throw new ArgumentOutOfRangeException(nameof(codec)),
    };

    public abstract ReadOnlySpan<byte> Compress(ReadOnlySpan<byte> page);

    /// <summary>Gives the page in the codec's form without looking for anything to compress.</summary>
    public abstract ReadOnlySpan<byte> Store(ReadOnlySpan<byte> page);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => Output.Dispose();
}
