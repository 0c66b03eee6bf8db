using DataProducts.Iceberg;

namespace DataProducts.Lake;

/// <summary>A column with the id that the table gave it.</summary>
/// <param name="FieldId">The Iceberg field id, from 1, unique in the table for ever; what files are read by.</param>
/// <param name="Column">The column.</param>
public sealed record TableColumn(int FieldId, LakeColumn Column)
{
    /// <summary>Gets the parts of a nested column with their ids.</summary>
    internal IReadOnlyList<TableField> Children { get; init; } = [];

    /// <summary>Finds a column that is there.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    internal static int IndexOf(IReadOnlyList<TableColumn> columns, int fieldId)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].FieldId == fieldId)
            {
                return i;
            }
        }

        throw new ArgumentException("There is no such column.", nameof(fieldId));
    }

    /// <summary>Gives the column as what its parts are.</summary>
    internal TableField AsField() => new(FieldId, new LakeField(Column.Name, Column.Type, Column.Nullable) { Documentation = Column.Documentation }, Children);
}
