namespace DataProducts.Hydration;

/// <summary>Fills the columns of a history: each row holds from its version on, and as far as it knows it is the current one.</summary>
internal static class HistoryColumns
{
    public static void Fill(ColumnBatch rows, PortSchema schema, PortWrite write)
    {
        if (write.Kind != PortWriteKind.History)
        {
            return;
        }

        var version = PortTable.FirstColumn;
        while (rows.Columns[version].Name != write.Version)
        {
            version++;
        }

        var from = PortTable.FirstColumn + schema.Columns.Count;
        Copy(rows[version], rows[from]);
        for (var row = 0; row < rows.RowCount; row++)
        {
            rows[from + 1].AppendNull();
            rows.Fixed<bool>(from + 2).Append(true);
        }
    }

    private static void Copy(ColumnBuffer source, ColumnBuffer target)
    {
        switch (source)
        {
            case FixedColumn<int> values:
                ((FixedColumn<int>)target).AppendRows(values.Present, values.Values);
                break;
            case FixedColumn<long> values:
                ((FixedColumn<long>)target).AppendRows(values.Present, values.Values);
                break;
            default:
                var decimals = (FixedColumn<Int128>)source;
                ((FixedColumn<Int128>)target).AppendRows(decimals.Present, decimals.Values);
                break;
        }
    }
}
