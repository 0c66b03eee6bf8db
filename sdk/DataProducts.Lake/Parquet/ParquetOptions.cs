using DataProducts.Lake.Parquet.Format;

namespace DataProducts.Lake.Parquet;

/// <summary>How a file is written.</summary>
internal sealed record ParquetOptions
{
    /// <summary>Gets how pages are compressed; Zstandard is Iceberg's default.</summary>
    public PageCodec Codec { get; init; } = PageCodec.Zstd;

    public ParquetLimits Limits { get; init; } = ParquetLimits.Default;

    /// <summary>Gets the footer's keys and values.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();
}
