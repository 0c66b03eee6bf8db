namespace DataProducts.Lake;

/// <summary>Rows whose text or bytes in one column are among given ones. A row without a value stays.</summary>
public sealed class BytesAmong : RowTest
{
    private readonly HashSet<byte[]> _values;
    private readonly HashSet<byte[]>.AlternateLookup<ReadOnlySpan<byte>> _lookup;

    /// <summary>Makes a test.</summary>
    /// <param name="column">The column, of text or bytes.</param>
    /// <param name="values">The values; text in UTF-8.</param>
    public BytesAmong(string column, IEnumerable<byte[]> values)
    {
        ArgumentException.ThrowIfNullOrEmpty(column);
        ArgumentNullException.ThrowIfNull(values);
        Columns = [column];
        _values = new HashSet<byte[]>(values, BytesComparer.Instance);
        _lookup = _values.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns { get; }

    /// <inheritdoc/>
    public override void Find(ReadOnlySpan<ColumnBuffer> columns, Span<bool> goes)
    {
        var column = (BytesColumn)columns[0];
        var present = column.Present;
        for (int row = 0, value = 0; row < goes.Length; row++)
        {
            goes[row] = present[row] != 0 && _lookup.Contains(column[value++]);
        }
    }
}
