using DataProducts.Lake.Reading.Projection;

namespace DataProducts.Lake.Reading.Tables;

/// <summary>A file and what is known of it beside its content.</summary>
/// <param name="Location">Where it is.</param>
/// <param name="Rows">How many rows it has. How long it is does not matter: some writers' manifests are wrong in that.</param>
internal sealed record FileToRead(string Location, long Rows)
{
    /// <summary>Gets the table's mapping of names, for a file without field ids; null if it has none.</summary>
    public NameMapping? Names { get; init; }

    /// <summary>Gets the values that all rows have where the file lacks a column, by field id.</summary>
    public IReadOnlyDictionary<int, PartitionConstant> Constants { get; init; } = new Dictionary<int, PartitionConstant>();
}
