using DataProducts.Lake.Reading.Projection;

namespace DataProducts.Lake;

/// <summary>A Parquet file that says which rows of data files are deleted (Iceberg specification, Row-level Deletes).</summary>
/// <param name="Path">The location: an absolute local path with the embedded store.</param>
/// <param name="EqualityIds">The field ids of the columns in which a deleted row equals a row of this file, where no value equals no value.
/// Empty of a file of positions: field 2147483546 is the data file's <see cref="DataFile.WrittenPath"/>, 2147483545 the row's position in
/// it, from 0.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="Bytes">The length in bytes.</param>
public sealed record DeleteFile(string Path, IReadOnlyList<int> EqualityIds, long Rows, long Bytes)
{
    /// <summary>Gets the values that all rows have in columns that the file may lack, by field id.</summary>
    internal IReadOnlyDictionary<int, PartitionConstant> Constants { get; init; } = PartitionConstant.None;
}
