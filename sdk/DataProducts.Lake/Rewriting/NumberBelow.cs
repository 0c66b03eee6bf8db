namespace DataProducts.Lake;

/// <summary>Rows whose number, day or point of time in one column is less than a limit. A row without a value stays.</summary>
/// <param name="column">The column: of whole numbers, days (since 1970) or points of time (microseconds since then).</param>
/// <param name="limit">The limit, in the column's own unit.</param>
public sealed class NumberBelow(string column, long limit) : RowTest
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns { get; } = [column];

    /// <inheritdoc/>
    public override void Find(ReadOnlySpan<ColumnBuffer> columns, Span<bool> goes)
    {
        var present = columns[0].Present;
        for (int row = 0, value = 0; row < goes.Length; row++)
        {
            goes[row] = present[row] != 0 && ValueOf(columns[0], value++) < limit;
        }
    }

    private static long ValueOf(ColumnBuffer buffer, int index) => buffer switch
    {
        FixedColumn<int> values => values.Values[index],
        FixedColumn<long> values => values.Values[index],
        _ => throw new ArgumentException("The column holds no whole numbers, days or points of time.", nameof(buffer)),
    };
}
