using System.Text.Unicode;

namespace DataProducts.Lake.DataFiles;

/// <summary>
/// Checks that a batch fits the table, before any of it is written: a file that lies about its rows is found only by its readers.
/// </summary>
internal static class BatchCheck
{
    /// <summary>Checks a batch.</summary>
    /// <exception cref="LakeException"><c>DP1507</c>.</exception>
    public static void Check(ColumnBatch batch, IReadOnlyList<TableColumn> columns)
    {
        if (batch.Columns.Count != columns.Count)
        {
            throw LakeErrors.InvalidBatch("*", $"it has {batch.Columns.Count} columns, the table {columns.Count}");
        }

        for (var i = 0; i < columns.Count; i++)
        {
            var (given, column, buffer) = (batch.Columns[i], columns[i].Column, batch[i]);
            if (given.Name != column.Name || given.Type != column.Type)
            {
                throw LakeErrors.InvalidBatch(column.Name, $"the batch has '{given.Name}' of type {given.Type} in its place");
            }

            if (buffer.Count != batch.RowCount)
            {
                throw LakeErrors.InvalidBatch(column.Name, $"it has {buffer.Count} rows where the first column has {batch.RowCount}");
            }

            if (!column.Nullable && buffer.PresentCount != buffer.Count)
            {
                throw LakeErrors.InvalidBatch(column.Name, "a row has no value, and the column is required");
            }

            CheckValues(column, buffer);
        }
    }

    private static void CheckValues(LakeColumn column, ColumnBuffer buffer)
    {
        switch (column.Type.Kind)
        {
            case LakeKind.Decimal when !FitsPrecision(((FixedColumn<Int128>)buffer).Values, column.Type.Precision):
                throw LakeErrors.InvalidBatch(column.Name, $"a number has more than {column.Type.Precision} digits");
            case LakeKind.Fixed when !HasLength((BytesColumn)buffer, column.Type.Precision):
                throw LakeErrors.InvalidBatch(column.Name, $"a value is not {column.Type.Precision} bytes long");
            case LakeKind.String when !IsText((BytesColumn)buffer):
                throw LakeErrors.InvalidBatch(column.Name, "a text is not UTF-8");
            default:
                break;
        }
    }

    private static bool FitsPrecision(ReadOnlySpan<Int128> values, int precision)
    {
        Int128 limit = 1;
        for (var i = 0; i < precision; i++)
        {
            limit *= 10;
        }

        foreach (var value in values)
        {
            if (value >= limit || value <= -limit)
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasLength(BytesColumn column, int length)
    {
        var ends = column.Ends;
        for (var i = 0; i < ends.Length; i++)
        {
            if (ends[i] != (i + 1) * (long)length)
            {
                return false;
            }
        }

        return true;
    }

    // The run of all values is checked at once; then a value is UTF-8 too unless its end cuts a character in two.
    private static bool IsText(BytesColumn column)
    {
        var bytes = column.Bytes;
        foreach (var end in column.Ends)
        {
            if (end < bytes.Length && (bytes[end] & 0xC0) == 0x80)
            {
                return false;
            }
        }

        return Utf8.IsValid(bytes);
    }
}
