namespace DataProducts.Lake.Metadata;

/// <summary>Gives out field ids as Java Iceberg does: the fields of one level first, then what is inside each.</summary>
internal sealed class FieldIds(int last)
{
    /// <summary>Gets the last id that was given out.</summary>
    public int Last { get; private set; } = last;

    /// <summary>Gives ids to the columns of a new table, in their order.</summary>
    public TableColumn[] Next(IReadOnlyList<LakeColumn> columns)
    {
        int[] own = [.. columns.Select(_ => ++Last)];
        return [.. columns.Select((column, i) => new TableColumn(own[i], column) { Children = Next(column.Type.Children) })];
    }

    /// <summary>Gives an id to a column that comes later, and to its parts.</summary>
    public TableColumn Next(LakeColumn column)
    {
        var id = ++Last;
        return new TableColumn(id, column) { Children = Next(column.Type.Children) };
    }

    public IReadOnlyList<TableField> Next(IReadOnlyList<LakeField> fields)
    {
        int[] own = [.. fields.Select(_ => ++Last)];
        return [.. fields.Select((field, i) => new TableField(own[i], field, Next(field.Type.Children)))];
    }
}
