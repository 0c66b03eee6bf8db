using System.Text.Unicode;

namespace DataProducts.Lake.DataFiles;

/// <summary>
/// Checks that a batch fits the table, before any of it is written: a file that lies about its rows is found only by its readers.
/// </summary>
internal static class BatchCheck
{
    private const long MicrosOfDay = 86_400_000_000;

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

            Check(new LakeField(column.Name, column.Type, column.Nullable), column.Name, buffer, batch.RowCount);
        }
    }

    private static void Check(LakeField field, string path, ColumnBuffer buffer, int rows)
    {
        if (buffer.Count != rows)
        {
            throw LakeErrors.InvalidBatch(path, $"it has {buffer.Count} rows where there are {rows} to have one");
        }

        if (!field.Nullable && buffer.PresentCount != buffer.Count)
        {
            throw LakeErrors.InvalidBatch(path, "a row has no value, and the column is required");
        }

        var children = field.Type.Children;
        switch (buffer)
        {
            case StructColumn structs:
                for (var i = 0; i < children.Count; i++)
                {
                    Check(children[i], $"{path}.{children[i].Name}", structs[i], structs.PresentCount);
                }

                break;
            case ListColumn lists:
                Check(children[0], $"{path}.element", lists.Elements, Parts(lists));
                break;
            case MapColumn maps:
                Check(children[0], $"{path}.key", maps.Keys, Parts(maps));
                Check(children[1], $"{path}.value", maps.Values, Parts(maps));
                if (MapKeys.HaveDuplicates(maps))
                {
                    throw LakeErrors.InvalidBatch(path, "a map has a key twice, which readers refuse or lose"); // Parquet, LogicalTypes, Maps
                }

                break;
            default:
                CheckValues(field.Type, path, buffer);
                break;
        }
    }

    private static int Parts(RepeatedColumn column) => column.Ends.Length == 0 ? 0 : column.Ends[^1];

    private static void CheckValues(LakeType type, string path, ColumnBuffer buffer)
    {
        switch (type.Kind)
        {
            case LakeKind.Decimal when !FitsPrecision(((FixedColumn<Int128>)buffer).Values, type.Precision):
                throw LakeErrors.InvalidBatch(path, $"a number has more than {type.Precision} digits");
            case LakeKind.Fixed when !HasLength((BytesColumn)buffer, type.Precision):
                throw LakeErrors.InvalidBatch(path, $"a value is not {type.Precision} bytes long");
            case LakeKind.String when !IsText((BytesColumn)buffer):
                throw LakeErrors.InvalidBatch(path, "a text is not UTF-8");
            case LakeKind.Time when ((FixedColumn<long>)buffer).Values.ContainsAnyExceptInRange(0, MicrosOfDay - 1):
                throw LakeErrors.InvalidBatch(path, "a time is not one of a day");
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
