using ParquetSharp;

namespace DataProducts.Hydration;

/// <summary>Reads the rows of a Parquet file.</summary>
internal sealed class ParquetRecordReader : BufferedRecordReader
{
    private readonly string _part;
    private readonly ParquetFileReader _file;
    private readonly ContentDigest _expected;
    private readonly Func<CancellationToken, ValueTask<ContentDigest>> _digest;
    private readonly ParquetColumn?[] _columns;
    private readonly int _groups;
    private readonly long _rows;
    private int _group = -1;
    private long _left;

    private ParquetRecordReader(
        string part, ParquetFileReader file, ContentDigest expected, PortSchema schema, IReadOnlySet<string> ignored,
        SourceDrift drift, Func<CancellationToken, ValueTask<ContentDigest>> digest)
        : base(schema)
    {
        (_part, _file, _expected, _digest) = (part, file, expected, digest);
        using var footer = file.FileMetaData;
        (_groups, _rows) = (footer.NumRowGroups, footer.NumRows);
        var nodes = new ParquetMapping(part, schema, ignored, drift).Map(new ParquetSchema(part).Read(footer.Schema));
        _columns = [.. nodes.Select(node => node is null ? null : new ParquetColumn(part, node))];
    }

    public override long BytesRead => _rows <= 0 ? 0 : (long)((Int128)_expected.Bytes * Math.Min(Row, _rows) / _rows);

    /// <summary>Opens a file and compares its footer with the contract.</summary>
    /// <param name="part">The part's name.</param>
    /// <param name="stream">The file; the reader disposes it.</param>
    /// <param name="expected">What the file's bytes are to be.</param>
    /// <param name="schema">The contract.</param>
    /// <param name="ignored">Columns to be passed over.</param>
    /// <param name="drift">Decides about differences.</param>
    /// <param name="digest">Digests the file again.</param>
    public static RecordReader Open(
        string part, Stream stream, ContentDigest expected, PortSchema schema, IReadOnlySet<string> ignored,
        SourceDrift drift, Func<CancellationToken, ValueTask<ContentDigest>> digest)
    {
        ParquetFileReader? file = null;
        try
        {
            using var properties = ReaderProperties.GetDefaultReaderProperties();
            properties.EnableBufferedStream(); // else a whole column chunk is held, however large its row group is
            properties.EnablePageChecksumVerification();
            file = new ParquetFileReader(stream, properties, leaveOpen: false);
            return new ParquetRecordReader(part, file, expected, schema, ignored, drift, digest);
        }
        catch (ParquetException failure)
        {
            file?.Dispose();
            throw HydrationErrors.ParquetDamaged(part, "it is no Parquet file, or its footer is damaged", failure);
        }
        catch
        {
            file?.Dispose();
            throw;
        }
    }

    public override async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            if (_left > 0 || NextGroup())
            {
                ReadRow();
                return true;
            }
        }
        catch (Exception failure) when (failure is ParquetException or InvalidDataException)
        {
            throw HydrationErrors.ParquetDamaged(_part, "a column cannot be decoded", failure);
        }

        // Pages are read here and there, so what they were is known only by reading the whole again.
        var now = await _digest(cancellationToken).ConfigureAwait(false);
        return now.Sha256.AsSpan().SequenceEqual(_expected.Sha256) ? false : throw HydrationErrors.Changed(_part);
    }

    public override ValueTask DisposeAsync()
    {
        foreach (var column in _columns)
        {
            column?.Dispose();
        }

        _file.Dispose();
        return base.DisposeAsync();
    }

    private void ReadRow()
    {
        Begin();
        _left--;
        for (var i = 0; i < _columns.Length; i++)
        {
            if (_columns[i]?.Read(Fields, i) is { } fault)
            {
                Fault(fault.Rule, i);
            }
        }

        if (Fields.Length > ParquetSource.RecordLimit)
        {
            Fault(RowRule.RecordLength);
        }
    }

    private bool NextGroup()
    {
        while (_left == 0 && ++_group < _groups)
        {
            using var group = _file.RowGroup(_group);
            _left = group.MetaData.NumRows;
            if (_left < 0)
            {
                throw HydrationErrors.ParquetDamaged(_part, "a row group has a negative number of rows");
            }

            foreach (var column in _columns)
            {
                RefuseEncrypted(group.MetaData, column);
                column?.Open(group);
            }
        }

        return _left > 0;
    }

    private void RefuseEncrypted(RowGroupMetaData group, ParquetColumn? column)
    {
        foreach (var leaf in column?.Leaves ?? [])
        {
            using var chunk = group.GetColumnChunkMetaData(leaf.Index);
            using var crypto = chunk.CryptoMetadata;
            if (crypto is not null)
            {
                throw HydrationErrors.ParquetEncrypted(_part);
            }
        }
    }
}
