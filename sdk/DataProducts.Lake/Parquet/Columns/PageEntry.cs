using DataProducts.Lake.Metrics;

namespace DataProducts.Lake.Parquet.Columns;

/// <summary>What the page index says about a data page.</summary>
/// <param name="Offset">Where it begins, from the chunk's first data page on.</param>
/// <param name="Length">Its bytes with its header.</param>
/// <param name="FirstRow">The row of its row group that it begins with.</param>
/// <param name="Nulls">How many of its entries have no value.</param>
/// <param name="IsNull">Whether none has.</param>
/// <param name="Bounds">Its bounds, or null.</param>
internal readonly record struct PageEntry(long Offset, int Length, long FirstRow, long Nulls, bool IsNull, FileBounds? Bounds);
