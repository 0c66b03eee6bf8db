using DataProducts.Iceberg;

namespace DataProducts.Lake.Metadata;

/// <summary>Gives out field ids as Java Iceberg does: the fields of one level first, then what is inside each.</summary>
internal sealed class FieldIds(int last)
{
    private int _last = last;

    /// <summary>Gets the last id that was given out.</summary>
    public int Last => _last;

    /// <summary>Gives ids to the columns of a new table, in their order.</summary>
    public TableColumn[] Next(IReadOnlyList<LakeColumn> columns)
    {
        int[] own = [.. columns.Select(_ => ++_last)];
        return [.. columns.Select((column, i) => new TableColumn(own[i], column) { Children = Next(column.Type.Children) })];
    }

    /// <summary>Gives an id to a column that comes later, and to its parts.</summary>
    public TableColumn Next(LakeColumn column)
    {
        var id = ++_last;
        return new TableColumn(id, column) { Children = Next(column.Type.Children) };
    }

    public IReadOnlyList<TableField> Next(IReadOnlyList<LakeField> fields) => TableField.Number(fields, ref _last);
}
