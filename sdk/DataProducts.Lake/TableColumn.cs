using DataProducts.Iceberg;

namespace DataProducts.Lake;

/// <summary>A column with the id that the table gave it.</summary>
/// <param name="FieldId">The Iceberg field id, from 1, unique in the table for ever; what files are read by.</param>
/// <param name="Column">The column.</param>
public sealed record TableColumn(int FieldId, LakeColumn Column)
{
    /// <summary>Gets the parts of a nested column with their ids.</summary>
    internal IReadOnlyList<TableField> Children { get; init; } = [];

    /// <summary>Gives the column as what its parts are.</summary>
    internal TableField AsField() => new(FieldId, new LakeField(Column.Name, Column.Type, Column.Nullable) { Documentation = Column.Documentation }, Children);
}
