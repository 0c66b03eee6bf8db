namespace DataProducts.Lake.DataFiles;

/// <summary>Copies chosen rows of one batch into another. Not safe for several threads.</summary>
internal sealed class RowCopy(IReadOnlyList<LakeColumn> columns)
{
    private readonly ValueCopy[] _columns = [.. columns.Select(column => ValueCopy.Of(column.Type))];

    /// <summary>Says which batch rows are copied from until it is called again.</summary>
    public void Begin(ColumnBatch source)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            _columns[i].Begin(source[i]);
        }
    }

    public void Rows(List<int> rows, ColumnBatch target)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            foreach (var row in rows)
            {
                _columns[i].Row(row, target[i]);
            }
        }
    }
}
