namespace DataProducts.Lake.Metrics;

/// <summary>The bounds of a page or chunk, in the column's PLAIN encoding (Parquet format, Statistics).</summary>
/// <param name="Least">Not above the least value.</param>
/// <param name="Greatest">Not below the greatest value.</param>
/// <param name="IsLeast">Whether the first is a value itself.</param>
/// <param name="IsGreatest">Whether the second is a value itself.</param>
internal sealed record FileBounds(byte[] Least, byte[] Greatest, bool IsLeast, bool IsGreatest);
