namespace DataProducts.Lake;

/// <summary>A Parquet file of a snapshot.</summary>
/// <param name="Path">The location: an absolute local path with the embedded store.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="Bytes">The length in bytes.</param>
public sealed record DataFile(string Path, long Rows, long Bytes);
