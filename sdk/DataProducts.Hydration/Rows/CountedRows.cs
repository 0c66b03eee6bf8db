namespace DataProducts.Hydration;

/// <summary>Counts the good rows of one jurisdiction as they would be written; neither vault nor lake is touched.</summary>
/// <typeparam name="TRow">The annotated record.</typeparam>
internal sealed class CountedRows<TRow>(LateRows? late) : IRowTaker<TRow>, IDisposable
    where TRow : class, IDataProductRow<TRow>
{
    private const int RunLength = 4096;

    private readonly TRow[] _rows = new TRow[RunLength];
    private readonly PlaceholderTokens<TRow> _tokens = new(RunLength);
    private readonly ColumnBatch _columns = new(TRow.Schema.Columns);
    private int _count;

    public long Rows { get; private set; }

    public LateRows? Late => late;

    public long[] Present { get; } = new long[TRow.Schema.Columns.Count];

    public ValueTask AddAsync(TRow row, long number, string part, RecordReader record, CancellationToken cancellationToken)
    {
        _rows[_count++] = row;
        return _count == RunLength ? FlushAsync(cancellationToken) : ValueTask.CompletedTask;
    }

    public ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        if (_count > 0)
        {
            var rows = _rows.AsSpan(0, _count);
            TRow.Write(rows, _tokens.Of(rows), _columns, firstColumn: 0);
            late?.Count(_columns, firstColumn: 0);
            for (var i = 0; i < Present.Length; i++)
            {
                Present[i] += _columns[i].PresentCount;
            }

            Rows += _count;
            _columns.Clear();
            rows.Clear();
            _count = 0;
        }

        return ValueTask.CompletedTask;
    }

    public void Dispose() => _columns.Dispose();
}
