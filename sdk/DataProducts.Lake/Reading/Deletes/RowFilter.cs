namespace DataProducts.Lake.Reading.Deletes;

/// <summary>The rows of one data file that are deleted.</summary>
/// <param name="positions">Their positions, ascending, without repetition.</param>
/// <param name="tests">By what values they are.</param>
internal sealed class RowFilter(long[] positions, IReadOnlyList<EqualityTest> tests)
{
    private int _next;

    /// <summary>Gets the columns that the tests need.</summary>
    public IEnumerable<TableColumn> Columns => tests.SelectMany(test => test.Columns);

    /// <summary>Finds the rows that are left; batches come in the file's order.</summary>
    /// <param name="rows">Rows of the file.</param>
    /// <param name="ordinals">Where in them each column of <see cref="Columns"/> is, by field id.</param>
    /// <param name="first">The first one's position.</param>
    /// <param name="left">The numbers of the rows that are left, in the batch.</param>
    public void Find(ColumnBatch rows, IReadOnlyDictionary<int, int> ordinals, long first, List<int> left)
    {
        left.Clear();
        RowKeys[] keys = [.. tests.Select(test => new RowKeys(rows, [.. test.Columns.Select(column => ordinals[column.FieldId])]))];
        for (var row = 0; row < rows.RowCount; row++)
        {
            var isDeleted = _next < positions.Length && positions[_next] == first + row;
            _next += isDeleted ? 1 : 0;
            for (var i = 0; i < keys.Length; i++)
            {
                isDeleted |= tests[i].Deletes(keys[i].Next(row));
            }

            if (!isDeleted)
            {
                left.Add(row);
            }
        }
    }
}

/// <summary>Deletes by equality as they concern one data file.</summary>
/// <param name="columns">The columns by which is deleted.</param>
/// <param name="deleted">The newest delete of each key.</param>
/// <param name="sequenceNumber">The data file's: older deletes do not concern it.</param>
internal sealed class EqualityTest(IReadOnlyList<TableColumn> columns, Dictionary<byte[], long> deleted, long sequenceNumber)
{
    private readonly Dictionary<byte[], long>.AlternateLookup<ReadOnlySpan<byte>> _deleted = deleted.GetAlternateLookup<ReadOnlySpan<byte>>();

    public IReadOnlyList<TableColumn> Columns => columns;

    public bool Deletes(ReadOnlySpan<byte> key) => _deleted.TryGetValue(key, out var newest) && newest > sequenceNumber;
}
