using DataProducts.Iceberg;

namespace DataProducts.Lake.Metadata;

/// <summary>A column in a table's schema.</summary>
/// <param name="Id">The field id: what files are read by, since names may change.</param>
/// <param name="Name">The name.</param>
/// <param name="Required">Whether each row has a value.</param>
/// <param name="Type">The type, or null for one that a <see cref="LakeColumn"/> cannot have, which is an empty struct.</param>
/// <param name="Documentation">What it means, or null.</param>
/// <param name="Children">The parts of a nested type.</param>
internal sealed record SchemaField(
    int Id, string Name, bool Required, LakeType? Type, string? Documentation, IReadOnlyList<TableField> Children);
