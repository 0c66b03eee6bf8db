using DataProducts.Lake;

namespace DataProducts;

/// <summary>Rows that one test finds, but not those that another one does.</summary>
/// <param name="rows">Which rows go.</param>
/// <param name="held">Which stay all the same.</param>
internal sealed class UnlessHeld(RowTest rows, RowTest held) : RowTest
{
    public override IReadOnlyList<string> Columns { get; } = [.. rows.Columns, .. held.Columns];

    public override void Find(ReadOnlySpan<ColumnBuffer> columns, Span<bool> goes)
    {
        rows.Find(columns[..rows.Columns.Count], goes);
        var stays = new bool[goes.Length];
        held.Find(columns[rows.Columns.Count..], stays);
        for (var row = 0; row < goes.Length; row++)
        {
            goes[row] &= !stays[row];
        }
    }
}
