using DataProducts.Lake;

namespace DataProducts.Hydration;

/// <summary>
/// Takes the good rows of one jurisdiction: tokenises them in its vault, then writes them to its table, in bounded runs.
/// </summary>
/// <typeparam name="TRow">The annotated record.</typeparam>
/// <remarks>
/// Where the table has the batch already, rows are only counted: neither vault nor lake is touched. A row whose subject was erased goes to
/// quarantine, and the rest of the run goes on.
/// </remarks>
internal sealed class JurisdictionWriter<TRow> : IRowTaker<TRow>, IAsyncDisposable
    where TRow : class, IDataProductRow<TRow>
{
    /// <summary>Rows in one run: enough for a vault's transaction to pay off, little enough for memory.</summary>
    public const int RunLength = 4096;

    // Rows of a megabyte each must not add up: a run ends early when its records have so many bytes.
    private const int RunBytes = 32 << 20;

    private readonly string _batch;
    private readonly Action<Jurisdiction> _writing;
    private readonly PortTableState _table;
    private readonly QuarantineWriter _quarantine;
    private readonly RowProblems _erased = new();
    private readonly bool[] _isErased = new bool[RunLength];
    private readonly RowOrigins _origins = new(RunLength);
    private readonly RowTokens<TRow> _tokens;
    private readonly TRow[] _rows = new TRow[RunLength];
    private readonly long[] _numbers = new long[RunLength];
    private readonly PlaceholderTokens<TRow> _placeholders = new(RunLength);
    private readonly ColumnBatch _columns;
    private readonly PortWrite _write;
    private HashSet<long>? _kept;
    private bool _knowsKept;
    private int _count;

    public JurisdictionWriter(
        HydrationPlatform platform, PortTableState table, string batch, PortWrite write, QuarantineWriter quarantine, Action<Jurisdiction> writing)
    {
        (_table, _batch, _write, _quarantine, _writing) = (table, batch, write, quarantine, writing);
        (Jurisdiction, _tokens) = (table.Jurisdiction, new(platform, table.Jurisdiction, batch, RunLength));
        _erased.Add(RowRule.SubjectErased, null);
        Append = table.HasBatch ? null : TableWrite.Begin(table, batch, TRow.Schema, write);
        _columns = new(PortTable.Columns(TRow.Schema, write));
        Present = new long[TRow.Schema.Columns.Count];
    }

    public Jurisdiction Jurisdiction { get; }

    /// <summary>Gets what is to be committed; null if the table has the batch already.</summary>
    public TableWrite? Append { get; }

    /// <summary>Gets how many rows were taken.</summary>
    public long Rows { get; private set; }

    /// <summary>Gets how many rows were kept out because their subject was erased.</summary>
    public long Erased { get; private set; }

    /// <summary>Gets which rows these were.</summary>
    public ErasedRows ErasedRows { get; } = new();

    /// <summary>Gets how many rows have a value, by column of the contract.</summary>
    public long[] Present { get; }

    /// <summary>Gets or sets what counts late rows; null where the table is not divided by time.</summary>
    public LateRows? Late { get; set; }

    public ValueTask AddAsync(TRow row, long number, string part, RecordReader record, CancellationToken cancellationToken)
    {
        (_rows[_count], _numbers[_count]) = (row, number);
        _origins.Add(part, record);
        return ++_count == RunLength || _origins.Bytes >= RunBytes ? FlushAsync(cancellationToken) : ValueTask.CompletedTask;
    }

    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        if (_count == 0)
        {
            return;
        }

        if (Append is null)
        {
            await FindKeptAsync(cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await _tokens.MakeAsync(_rows.AsMemory(0, _count), _numbers.AsMemory(0, _count), _isErased, cancellationToken).ConfigureAwait(false);
        }

        await KeepOutErasedAsync(cancellationToken).ConfigureAwait(false);
        var tokens = Append is null ? _placeholders.Of(_rows.AsSpan(0, _count)) : _tokens.Columns;
        TRow.Write(_rows.AsSpan(0, _count), tokens, _columns, PortTable.FirstColumn);
        CountPresent();
        if (Append is not null && _count > 0)
        {
            AddOrigin();
            Late?.Count(_columns, PortTable.FirstColumn);
            _writing(Jurisdiction);
            await Append.WriteAsync(_columns, cancellationToken).ConfigureAwait(false);
        }

        Rows += _count;
        _columns.Clear();
        Array.Clear(_rows, 0, _count);
        _origins.Clear();
        _count = 0;
    }

    /// <summary>Stages the rows.</summary>
    /// <returns>The snapshot that nobody sees.</returns>
    public Task<long> StageAsync(IReadOnlyDictionary<string, string> summary, CancellationToken cancellationToken) =>
        Append!.StageAsync(summary, cancellationToken);

    /// <summary>Gives the table as it would be with the staged rows.</summary>
    public Task<SnapshotFiles> FilesAsync(long staged, CancellationToken cancellationToken) =>
        _table.Table.FilesWithCheckedDeletesAsync(staged, cancellationToken);

    /// <summary>Takes back what was not committed.</summary>
    public async ValueTask DisposeAsync()
    {
        _columns.Dispose();
        if (Append is not null)
        {
            await Append.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask FindKeptAsync(CancellationToken cancellationToken)
    {
        if (!_knowsKept)
        {
            (_kept, _knowsKept) = (await FindRowsAsync(cancellationToken).ConfigureAwait(false), true);
        }

        // A merge does not leave every row in the table, so it tells which rows were kept out instead.
        for (var i = 0; i < _count && _kept is not null; i++)
        {
            _isErased[i] = _kept.Contains(_numbers[i]) == _write.IsMerge;
        }
    }

    private ValueTask<HashSet<long>?> FindRowsAsync(CancellationToken cancellationToken) => _write.IsMerge
        ? ErasedRows.LoadAsync(_table, cancellationToken)
        : KeptRows.LoadAsync(_table, _batch, cancellationToken);

    // The other rows move up, in their order; their numbers stay theirs.
    private async ValueTask KeepOutErasedAsync(CancellationToken cancellationToken)
    {
        var kept = 0;
        for (var i = 0; i < _count; i++)
        {
            if (_isErased[i])
            {
                var (part, row, raw) = _origins[i];
                await _quarantine.AddAsync(part, row, raw, _erased, cancellationToken).ConfigureAwait(false);
                _isErased[i] = false;
                ErasedRows.Add(_numbers[i]);
                continue;
            }

            if (kept < i)
            {
                (_rows[kept], _numbers[kept]) = (_rows[i], _numbers[i]);
                _tokens.Move(i, kept);
            }

            kept++;
        }

        Array.Clear(_rows, kept, _count - kept);
        Erased += _count - kept;
        _count = kept;
    }

    private void AddOrigin()
    {
        var (subjects, batches, numbers) = (_columns.Bytes(0), _columns.Bytes(1), _columns.Fixed<long>(2));
        Span<byte> subject = stackalloc byte[SubjectRef.Size];
        for (var i = 0; i < _count; i++)
        {
            _tokens.Subjects[i].WriteTo(subject);
            subjects.AppendBytes(subject);
            batches.Append(_batch.AsSpan());
            numbers.Append(_numbers[i]);
        }

        HistoryColumns.Fill(_columns, TRow.Schema, _write);
    }

    private void CountPresent()
    {
        for (var i = 0; i < Present.Length; i++)
        {
            Present[i] += _columns[PortTable.FirstColumn + i].PresentCount;
        }
    }
}
