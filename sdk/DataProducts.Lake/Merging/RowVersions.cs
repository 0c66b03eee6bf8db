namespace DataProducts.Lake.Merging;

/// <summary>Reads the column that orders the versions of a row, as numbers in that order; no value is the least.</summary>
internal static class RowVersions
{
    public static Int128 None => Int128.MinValue;

    /// <summary>Reads the rows of a column.</summary>
    public static void Fill(ColumnBuffer column, Span<Int128> versions)
    {
        var present = column.Present;
        for (int row = 0, value = 0; row < present.Length; row++)
        {
            versions[row] = present[row] == 0 ? None : ValueOf(column, value++);
        }
    }

    /// <summary>Adds a row to a column that is ordered so.</summary>
    public static void Append(ColumnBuffer column, Int128? version)
    {
        if (version is not { } value)
        {
            column.AppendNull();
            return;
        }

        switch (column)
        {
            case FixedColumn<int> values:
                values.Append((int)value);
                break;
            case FixedColumn<long> values:
                values.Append((long)value);
                break;
            default:
                ((FixedColumn<Int128>)column).Append(value);
                break;
        }
    }

    private static Int128 ValueOf(ColumnBuffer column, int index) => column switch
    {
        FixedColumn<int> values => values.Values[index],
        FixedColumn<long> values => values.Values[index],
        FixedColumn<Int128> values => values.Values[index],
        _ => throw new ArgumentOutOfRangeException(nameof(column)),
    };
}
