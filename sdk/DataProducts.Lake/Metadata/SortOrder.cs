using DataProducts.Lake.Partitions;

namespace DataProducts.Lake.Metadata;

/// <summary>The order of rows inside a file (Iceberg specification, Sorting).</summary>
/// <param name="Id">Its id in the table; 0 is no order.</param>
/// <param name="Fields">What is compared first, and so on.</param>
internal sealed record SortOrder(int Id, IReadOnlyList<SortField> Fields)
{
    public static SortOrder Unsorted { get; } = new(0, []);
}

/// <summary>One field of a sort order.</summary>
/// <param name="SourceId">The field id of the column.</param>
/// <param name="Transform">What is made of its value before it is compared.</param>
/// <param name="TransformText">The transform as it was written.</param>
/// <param name="Descending">Whether the greatest comes first.</param>
/// <param name="NullsFirst">Whether rows without a value come first.</param>
internal sealed record SortField(int SourceId, Transform Transform, string TransformText, bool Descending, bool NullsFirst);
