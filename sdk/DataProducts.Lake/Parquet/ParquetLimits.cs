namespace DataProducts.Lake.Parquet;

/// <summary>How large the parts of a file become.</summary>
/// <param name="RowGroupBytes">Encoded bytes after which a row group ends.</param>
/// <param name="PageRows">Rows of a data page.</param>
/// <param name="PageValueBytes">Bytes of values, not yet encoded, after which a data page ends.</param>
internal sealed record ParquetLimits(long RowGroupBytes, int PageRows, int PageValueBytes)
{
    /// <summary>The most bytes that one page may have: its length is 32 bits, and one row is never divided among pages.</summary>
    public const int PageBytes = 1 << 30;

    /// <summary>Gets Iceberg's defaults for <c>write.parquet</c>: <c>row-group-size-bytes</c>, <c>page-row-limit</c>,
    /// <c>page-size-bytes</c>.</summary>
    public static ParquetLimits Default { get; } = new(128L * 1024 * 1024, 20_000, 1024 * 1024);
}
