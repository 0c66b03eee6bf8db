using DataProducts.Lake;

namespace DataProducts.Hydration;

/// <summary>
/// Takes the good rows of one jurisdiction: tokenises them in its vault, then writes them to its table, in bounded runs.
/// </summary>
/// <typeparam name="TRow">The annotated record.</typeparam>
/// <remarks>Where the table has the batch already, rows are only counted: neither vault nor lake is touched.</remarks>
internal sealed class JurisdictionWriter<TRow> : IAsyncDisposable
    where TRow : class, IDataProductRow<TRow>
{
    /// <summary>Rows in one run: enough for a vault's transaction to pay off, little enough for memory.</summary>
    public const int RunLength = 4096;

    private readonly HydrationPlatform _platform;
    private readonly string _batch;
    private readonly Action<Jurisdiction> _writing;
    private readonly TRow[] _rows = new TRow[RunLength];
    private readonly long[] _numbers = new long[RunLength];
    private readonly SubjectRef[] _subjects = new SubjectRef[RunLength];
    private readonly string[] _people = new string[RunLength];
    private readonly string?[] _values = new string?[RunLength];
    private readonly TokenColumns _tokens = new(TRow.Schema.Pii.Count, RunLength);
    private readonly PlaceholderTokens<TRow> _placeholders = new(RunLength);
    private readonly ColumnBatch _columns;
    private ITokenSpace? _space;
    private int _count;

    public JurisdictionWriter(HydrationPlatform platform, PortTableState table, string batch, Action<Jurisdiction> writing)
    {
        (_platform, _batch, _writing, Jurisdiction) = (platform, batch, writing, table.Jurisdiction);
        Append = table.HasBatch ? null : table.Table.BeginAppend(batch);
        _columns = new(PortTable.Columns(TRow.Schema));
        Present = new long[TRow.Schema.Columns.Count];
    }

    public Jurisdiction Jurisdiction { get; }

    /// <summary>Gets what is to be committed; null if the table has the batch already.</summary>
    public LakeAppend? Append { get; }

    /// <summary>Gets how many rows were taken.</summary>
    public long Rows { get; private set; }

    /// <summary>Gets how many rows have a value, by column of the contract.</summary>
    public long[] Present { get; }

    public async ValueTask AddAsync(TRow row, long number, CancellationToken cancellationToken)
    {
        (_rows[_count], _numbers[_count]) = (row, number);
        if (++_count == RunLength)
        {
            await FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        if (_count == 0)
        {
            return;
        }

        var tokens = Append is null
            ? _placeholders.Of(_rows.AsSpan(0, _count))
            : await TokeniseAsync(cancellationToken).ConfigureAwait(false);
        TRow.Write(_rows.AsSpan(0, _count), tokens, _columns, PortTable.FirstColumn);
        CountPresent();
        if (Append is not null)
        {
            AddOrigin();
            _writing(Jurisdiction);
            await Append.WriteAsync(_columns, cancellationToken).ConfigureAwait(false);
        }

        Rows += _count;
        _columns.Clear();
        Array.Clear(_rows, 0, _count);
        Array.Clear(_values, 0, _count);
        Array.Clear(_people, 0, _count);
        _count = 0;
    }

    /// <summary>Takes back what was not committed.</summary>
    public async ValueTask DisposeAsync()
    {
        _columns.Dispose();
        if (Append is not null)
        {
            await Append.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask<TokenColumns> TokeniseAsync(CancellationToken cancellationToken)
    {
        _space ??= await _platform.Tokens(new TokenAccess(
            new TokenSpaceId(Jurisdiction, TRow.Schema.Domain), ProductReference.Of(TRow.Schema.Product, TRow.Schema.Version).ToString())).ConfigureAwait(false);
        for (var i = 0; i < _count; i++)
        {
            _people[i] = TRow.SubjectOf(_rows[i]);
        }

        await _space.SubjectsAsync(_people.AsMemory(0, _count), _subjects.AsMemory(0, _count), cancellationToken).ConfigureAwait(false);

        for (var pii = 0; pii < TRow.Schema.Pii.Count; pii++)
        {
            for (var i = 0; i < _count; i++)
            {
                _values[i] = TRow.PiiOf(_rows[i], pii);
            }

            // It ends when the vault has acknowledged every original; only then may a token go further.
            await _space.TokeniseAsync(
                TRow.Schema.Pii[pii],
                new TokenOrigin(_batch, _numbers.AsMemory(0, _count)),
                _values.AsMemory(0, _count),
                _subjects.AsMemory(0, _count),
                _tokens[pii][.._count],
                cancellationToken).ConfigureAwait(false);
        }

        return _tokens;
    }

    private void AddOrigin()
    {
        var (subjects, batches, numbers) = (_columns.Bytes(0), _columns.Bytes(1), _columns.Fixed<long>(2));
        Span<byte> subject = stackalloc byte[SubjectRef.Size];
        for (var i = 0; i < _count; i++)
        {
            _subjects[i].WriteTo(subject);
            subjects.AppendBytes(subject);
            batches.Append(_batch.AsSpan());
            numbers.Append(_numbers[i]);
        }
    }

    private void CountPresent()
    {
        for (var i = 0; i < Present.Length; i++)
        {
            Present[i] += _columns[PortTable.FirstColumn + i].PresentCount;
        }
    }
}
