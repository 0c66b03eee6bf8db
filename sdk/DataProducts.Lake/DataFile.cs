using DataProducts.Lake.Reading.Projection;

namespace DataProducts.Lake;

/// <summary>A Parquet file of a snapshot.</summary>
/// <param name="Path">The location: an absolute local path with the embedded store.</param>
/// <param name="Rows">The number of rows, deleted ones too.</param>
/// <param name="Bytes">The length in bytes.</param>
public sealed record DataFile(string Path, long Rows, long Bytes)
{
    /// <summary>Gets the files whose deletes apply to it; none where every row of it is a row of the snapshot.</summary>
    public IReadOnlyList<DeleteFile> Deletes { get; init; } = [];

    /// <summary>Gets its path as the table's metadata has it: what files of position deletes call it. Empty where nobody needs it.</summary>
    public string WrittenPath { get; init; } = "";

    /// <summary>Gets the values that all rows have in columns that the file may lack, by field id.</summary>
    internal IReadOnlyDictionary<int, PartitionConstant> Constants { get; init; } = PartitionConstant.None;
}
