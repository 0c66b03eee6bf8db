using System.Buffers;
using DataProducts.Lake;
using DataProducts.Tokens;

namespace DataProducts.Hydration;

/// <summary>Takes what is wrong with the rows that were kept out; one record for each row and problem, and never a value.</summary>
/// <remarks>The record is described in <c>docs/quarantine.md</c>.</remarks>
internal sealed class QuarantineWriter(LakeAppend? append, KeyedDigest digest, string batch) : IKeptOut, IAsyncDisposable
{
    private const int RunLength = 4096;
    private const int DigestSize = 32;

    private readonly ColumnBatch _columns = new(Columns);
    private readonly ArrayBufferWriter<byte> _raw = new(1024);
    private readonly byte[] _digest = new byte[DigestSize];
    private readonly Dictionary<RowProblem, long> _problems = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>Gets the columns of the table.</summary>
    public static IReadOnlyList<LakeColumn> Columns { get; } =
    [
        new("source", new(LakeKind.String), Nullable: false, Documentation: "The name of the part of the input"),
        new("source_row", new(LakeKind.Long), Nullable: false, Documentation: "The row's number in its part, from 1"),
        new("batch", new(LakeKind.String), Nullable: false, Documentation: "The batch"),
        new("rule", new(LakeKind.String), Nullable: false, Documentation: "Which rule the row broke"),
        new("column_name", new(LakeKind.String), Nullable: true, Documentation: "The contract's column, or null"),
        new("row_digest", new(LakeKind.Fixed, DigestSize), Nullable: false, Bounds: false, "HMAC-SHA-256 of the row's fields"),
    ];

    /// <summary>Gets how many rows were kept out.</summary>
    public long Rows { get; private set; }

    /// <summary>Gets how many rows were kept out because they break the contract, and not only because the lake has them or may not have
    /// them.</summary>
    public long Broken { get; private set; }

    /// <summary>Gets how many rows have each problem.</summary>
    public IReadOnlyDictionary<RowProblem, long> Problems => _problems;

    /// <summary>Gets how many rows were kept out because of each column.</summary>
    public Dictionary<string, long> RowsByColumn { get; } = new(StringComparer.Ordinal);

    /// <summary>Takes the record that was read last.</summary>
    public ValueTask AddAsync(string part, RecordReader record, RowProblems problems, CancellationToken cancellationToken)
    {
        _raw.ResetWrittenCount();
        if (append is not null)
        {
            record.WriteRaw(_raw);
        }

        return AddAsync(part, record.Row, _raw.WrittenMemory, problems, cancellationToken);
    }

    /// <summary>Takes a record that was read before, by what <see cref="RecordReader.WriteRaw"/> wrote of it.</summary>
    public async ValueTask AddAsync(
        string part, long sourceRow, ReadOnlyMemory<byte> raw, RowProblems problems, CancellationToken cancellationToken)
    {
        Rows++;
        Count(problems);
        if (append is null)
        {
            return;
        }

        Fill(part, sourceRow, DigestOf(raw.Span), problems);
        if (_columns.RowCount >= RunLength)
        {
            await FlushAsync(append, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Takes a row that was kept out before and was not read this time.</summary>
    public async ValueTask AddAgainAsync(QuarantinedRow row, RowProblems problems, CancellationToken cancellationToken)
    {
        Rows++;
        Count(problems);
        if (append is not null)
        {
            Fill(row.Part, row.Row, row.Digest, problems);
            if (_columns.RowCount >= RunLength)
            {
                await FlushAsync(append, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Gets the snapshot that was committed; 0 before.</summary>
    public long Snapshot { get; private set; }

    /// <summary>Commits the records, unless the table has the batch already.</summary>
    public async ValueTask CommitAsync(IReadOnlyDictionary<string, string> summary, PortMeters meters, CancellationToken cancellationToken)
    {
        if (append is null)
        {
            return;
        }

        await FlushAsync(append, cancellationToken).ConfigureAwait(false);
        Snapshot = await append.CommitAsync(summary, cancellationToken).ConfigureAwait(false);
        foreach (var (problem, rows) in Problems)
        {
            meters.RowsQuarantined(rows, problem.Rule);
        }
    }

    /// <summary>Ends the files of one part of the batch; null where there are none.</summary>
    public async ValueTask<PartFiles?> EndPartAsync(CancellationToken cancellationToken)
    {
        if (append is null)
        {
            return null;
        }

        await FlushAsync(append, cancellationToken).ConfigureAwait(false);
        return await append.EndPartAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Leaves the files of one part where they are.</summary>
    public void KeepPart() => append?.KeepPart();

    /// <summary>Takes back what was not committed.</summary>
    public async ValueTask DisposeAsync()
    {
        _columns.Dispose();
        if (append is not null)
        {
            await append.DisposeAsync().ConfigureAwait(false);
        }
    }

    private void Count(RowProblems problems)
    {
        _seen.Clear();
        var isBroken = false;
        foreach (var problem in problems.All)
        {
            _problems[problem] = _problems.GetValueOrDefault(problem) + 1;
            isBroken |= problem.Rule is not (RowRule.KeyDuplicate or RowRule.SubjectErased or RowRule.RowGone);
            if (problem.Column is { } column && _seen.Add(column))
            {
                RowsByColumn[column] = RowsByColumn.GetValueOrDefault(column) + 1;
            }
        }

        Broken += isBroken ? 1 : 0;
    }

    private byte[] DigestOf(ReadOnlySpan<byte> raw)
    {
        digest.Compute(raw, _digest);
        return _digest;
    }

    private void Fill(string part, long sourceRow, ReadOnlySpan<byte> rowDigest, RowProblems problems)
    {
        foreach (var problem in problems.All)
        {
            _columns.Bytes(0).Append(part.AsSpan());
            _columns.Fixed<long>(1).Append(sourceRow);
            _columns.Bytes(2).Append(batch.AsSpan());
            _columns.Bytes(3).Append(problem.Rule.AsSpan());
            _columns.Bytes(4).Append(problem.Column);
            _columns.Bytes(5).AppendBytes(rowDigest);
        }
    }

    private async ValueTask FlushAsync(LakeAppend target, CancellationToken cancellationToken)
    {
        if (_columns.RowCount > 0)
        {
            await target.WriteAsync(_columns, cancellationToken).ConfigureAwait(false);
            _columns.Clear();
        }
    }
}
