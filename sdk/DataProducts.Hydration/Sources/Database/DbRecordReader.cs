using System.Buffers;
using System.Security.Cryptography;

namespace DataProducts.Hydration;

/// <summary>Reads the rows of a database, one at a time.</summary>
internal sealed class DbRecordReader : BufferedRecordReader
{
    private readonly string _part;
    private readonly DbRows _rows;
    private readonly DbColumn?[] _columns;
    private readonly DbWindow? _window;
    private readonly byte[]? _expected;
    private readonly IncrementalHash? _hash;
    private readonly ArrayBufferWriter<byte> _raw = new(1024);
    private bool _isFirstRead;
    private bool _hasFirst;

    private DbRecordReader(string part, DbRows rows, PortSchema schema, DbColumn?[] columns, DbWindow? window, ContentDigest? expected)
        : base(schema)
    {
        (_part, _rows, _columns, _window, _expected) = (part, rows, columns, window, expected?.Sha256);
        _hash = window is null ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
    }

    public override long BytesRead => 0;

    /// <summary>Asks for rows, and compares their columns with the contract's.</summary>
    /// <param name="part">The part's name.</param>
    /// <param name="source">The rows.</param>
    /// <param name="schema">The contract.</param>
    /// <param name="ignored">Columns to be passed over.</param>
    /// <param name="drift">Decides about differences.</param>
    /// <param name="window">Which rows were taken before; null where there is no cursor.</param>
    /// <param name="expected">What all rows are to be; null if that is to be found out.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async ValueTask<DbRecordReader> OpenAsync(
        string part, IDbRows source, PortSchema schema, IReadOnlySet<string> ignored, SourceDrift drift, DbWindow? window,
        ContentDigest? expected, CancellationToken cancellationToken)
    {
        DbRows? rows = null;
        try
        {
            rows = await source.OpenAsync(cancellationToken).ConfigureAwait(false);
            var names = new string[rows.Reader.FieldCount];
            for (var i = 0; i < names.Length; i++)
            {
                names[i] = rows.Reader.GetName(i);
            }

            var places = SourceNames.Map(part, names, schema, ignored, drift);
            window?.Find(names);

            // Some databases know a column's type only where a row is.
            var hasFirst = await rows.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            var columns = new DbColumn?[places.Length];
            for (var i = 0; i < places.Length; i++)
            {
                columns[i] = places[i] < 0 ? null : Column(part, rows, schema, drift, i, places[i]);
            }

            var reader = new DbRecordReader(part, rows, schema, columns, window, expected) { _hasFirst = hasFirst, _isFirstRead = true };
            rows = null;
            return reader;
        }
        catch (Exception failure) when (DbErrors.IsDatabase(failure))
        {
            throw DbErrors.Of(part, failure);
        }
        finally
        {
            if (rows is not null)
            {
                await rows.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    public override async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await NextAsync(cancellationToken).ConfigureAwait(false))
            {
                Begin();
                ReadFields();
                _raw.ResetWrittenCount();
                Fields.WriteRaw(_raw);
                _hash?.AppendData(_raw.WrittenSpan);
                if (_window is null || _window.Take(_rows.Reader, _raw.WrittenSpan))
                {
                    return true;
                }

                Row--;
            }
        }
        catch (Exception failure) when (DbErrors.IsDatabase(failure))
        {
            throw DbErrors.Of(_part, failure);
        }

        return _expected is null || _hash is null || _hash.GetHashAndReset().AsSpan().SequenceEqual(_expected)
            ? false
            : throw HydrationErrors.RowsChanged(_part);
    }

    /// <summary>Reads all that is left, and digests it with what was read before.</summary>
    public async ValueTask<byte[]> DigestAsync(CancellationToken cancellationToken)
    {
        while (await ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            // Reading is what digests.
        }

        return _hash!.GetHashAndReset();
    }

    public override async ValueTask DisposeAsync()
    {
        _hash?.Dispose();
        await _rows.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    private static DbColumn Column(string part, DbRows rows, PortSchema schema, SourceDrift drift, int place, int ordinal)
    {
        var type = schema.Source[place].Column is { } column ? schema.Columns[column].Type : (LakeType?)null;
        var databaseType = rows.Reader.GetDataTypeName(ordinal);
        var kind = DbColumn.KindOf(rows.Reader.GetFieldType(ordinal), databaseType);
        var fits = type is { } wanted
            ? SourceFit.IsField(kind, wanted) || (kind == SourceKind.List && wanted.Kind == LakeKind.List)
                || drift.Coerces(part, $"'{schema.Source[place].Name}'", kind, wanted)
            : kind != SourceKind.Other;
        return fits
            ? new DbColumn(ordinal, type, DbColumn.IsDay(databaseType))
            : throw HydrationErrors.OtherType(part, schema.Source[place].Name, kind.ToString().ToLowerInvariant(), type?.ToString());
    }

    private async ValueTask<bool> NextAsync(CancellationToken cancellationToken)
    {
        if (!_isFirstRead)
        {
            return await _rows.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        }

        _isFirstRead = false;
        return _hasFirst;
    }

    private void ReadFields()
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            if (_columns[i]?.TryWrite(_rows.Reader, Fields, i) == false)
            {
                Fault(RowRule.Type, i);
            }
        }

        if (Fields.Length > ParquetSource.RecordLimit)
        {
            Fault(RowRule.RecordLength);
        }
    }
}
