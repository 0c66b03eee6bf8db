namespace DataProducts.Lake.Parquet.Columns;

/// <summary>A row group that is written.</summary>
/// <param name="Offset">Where it begins.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Chunks">A chunk for each leaf.</param>
internal sealed record RowGroup(long Offset, long Rows, IReadOnlyList<ColumnChunk> Chunks);
