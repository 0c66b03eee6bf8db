using DataProducts.Lake.DataFiles;
using DataProducts.Lake.Merging;

namespace DataProducts.Lake.Rewriting;

/// <summary>Copies the rows of a file as they are to be: without those that go, and with other ends of those that change.</summary>
internal sealed class EditedRows(IReadOnlyList<TableColumn> columns, int? until, int? current) : IDisposable
{
    private readonly ValueCopy[] _copies = [.. columns.Select(column => ValueCopy.Of(column.Column.Type))];
    private readonly List<int> _left = [];
    private readonly ColumnBatch _part = new([.. columns.Select(column => column.Column)]);

    /// <summary>Copies rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="first">The place of the first of them in the file.</param>
    /// <param name="edits">What becomes of rows, by their place; others stay.</param>
    /// <returns>The rows that stay; valid until the next call.</returns>
    public ColumnBatch Of(ColumnBatch rows, long first, IReadOnlyDictionary<long, RowEdit> edits)
    {
        _left.Clear();
        for (var row = 0; row < rows.RowCount; row++)
        {
            if (!edits.TryGetValue(first + row, out var edit) || !edit.Drop)
            {
                _left.Add(row);
            }
        }

        _part.Clear();
        for (var i = 0; i < _copies.Length; i++)
        {
            _copies[i].Begin(rows[i]);
            foreach (var row in _left)
            {
                Copy(i, row, edits.TryGetValue(first + row, out var edit) ? edit : null);
            }
        }

        return _part;
    }

    public void Dispose() => _part.Dispose();

    private void Copy(int column, int row, RowEdit? edit)
    {
        if (edit is { } changed && column == until)
        {
            RowVersions.Append(_part[column], changed.Until);
        }
        else if (edit is { } ended && column == current)
        {
            ((FixedColumn<bool>)_part[column]).Append(ended.Until is null);
        }
        else
        {
            _copies[column].Row(row, _part[column]);
        }
    }
}
