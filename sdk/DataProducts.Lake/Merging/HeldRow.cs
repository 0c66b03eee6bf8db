namespace DataProducts.Lake.Merging;

/// <summary>A row of the table whose key a row that comes has.</summary>
internal struct HeldRow
{
    /// <summary>The first of the rows that come with its key.</summary>
    public int Incoming;
    public int File;
    public long Row;
    public Int128 Version;
    public UInt128 Content;
    public Int128 Until;
    public bool IsCurrent;
}

/// <summary>What rows of a table hold that a merge has to know.</summary>
internal readonly struct HeldValues
{
    private readonly UInt128[] _contents;
    private readonly Int128[]? _versions;
    private readonly Int128[]? _untils;
    private readonly Int128[]? _current;

    /// <summary>Reads a batch: the columns that are compared, then those of version, end and being current, as there are.</summary>
    public HeldValues(ColumnBatch rows, RowDigests contents, int compared, MergeColumns columns)
    {
        _contents = new UInt128[rows.RowCount];
        contents.Fill(rows, _contents);
        var at = compared;
        _versions = columns.Version is null ? null : Numbers(rows[at++]);
        _untils = columns.Until is null ? null : Numbers(rows[at++]);
        _current = columns.Current is null ? null : Marks(rows[at]);
    }

    public HeldRow Fill(HeldRow held, int row)
    {
        held.Content = _contents[row];
        held.Version = _versions?[row] ?? RowVersions.None;
        held.Until = _untils?[row] ?? RowVersions.None;
        held.IsCurrent = _current is not null && _current[row] == 1;
        return held;
    }

    private static Int128[] Numbers(ColumnBuffer column)
    {
        var numbers = new Int128[column.Count];
        RowVersions.Fill(column, numbers);
        return numbers;
    }

    private static Int128[] Marks(ColumnBuffer column)
    {
        var marks = new Int128[column.Count];
        var present = column.Present;
        for (int row = 0, value = 0; row < present.Length; row++)
        {
            marks[row] = present[row] == 0 ? -1 : ((FixedColumn<bool>)column).Values[value++] ? 1 : 0;
        }

        return marks;
    }
}
