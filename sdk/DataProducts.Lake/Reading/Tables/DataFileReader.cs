using DataProducts.Lake.Reading.Leaves;
using DataProducts.Lake.Reading.Projection;
using ParquetSharp;

namespace DataProducts.Lake.Reading.Tables;

/// <summary>Reads columns of a data file or a delete file, a few thousand rows at a time.</summary>
internal sealed class DataFileReader : IDisposable
{
    private readonly string _location;
    private readonly ParquetFileReader _reader;
    private readonly RowReader[] _columns;
    private readonly int _groups;
    private int _group = -1;
    private long _left;
    private long _next;

    /// <summary>Opens a file.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="file">What is known of it.</param>
    /// <param name="columns">The columns to read.</param>
    /// <exception cref="LakeException"><c>DP1510</c>, <c>DP1512</c>.</exception>
    public DataFileReader(Stream stream, FileToRead file, IReadOnlyList<TableColumn> columns)
    {
        _location = file.Location;
        var opened = new List<RowReader>();
        ParquetFileReader? reader = null;
        try
        {
            FooterCheck.Check(stream);
            reader = new ParquetFileReader(stream, leaveOpen: true);
            _groups = reader.FileMetaData.NumRowGroups;
            CheckRows(reader, file.Rows);
            var projection = new ColumnProjection(Fields(reader, file), file.Constants);
            foreach (var column in columns)
            {
                opened.Add(projection.Of(column));
            }

            (_reader, _columns) = (reader, [.. opened]);
        }
        catch (Exception failure)
        {
            opened.ForEach(column => column.Dispose());
            reader?.Dispose();
            if (Typed(failure, "it is no Parquet file") is { } typed)
            {
                throw typed;
            }

            throw;
        }
    }

    /// <summary>Gets the position in the file of the first of the rows that were read last.</summary>
    public long First { get; private set; }

    /// <summary>Reads the next rows.</summary>
    /// <param name="batch">Where to; cleared first.</param>
    /// <returns>False at the end of the file.</returns>
    public bool Read(ColumnBatch batch)
    {
        try
        {
            batch.Clear();
            if (_left == 0 && !NextGroup())
            {
                return false;
            }

            var rows = (int)Math.Min(_left, LeafReader.Most);
            for (var i = 0; i < _columns.Length; i++)
            {
                _columns[i].Read(batch[i], rows);
            }

            (First, _next) = (_next, _next + rows);
            _left -= rows;
            return true;
        }
        catch (Exception failure) when (Typed(failure, "a column cannot be decoded") is { } typed)
        {
            throw typed;
        }
    }

    public void Dispose()
    {
        foreach (var column in _columns)
        {
            column.Dispose();
        }

        _reader.Dispose();
    }

    private bool NextGroup()
    {
        while (_left == 0 && ++_group < _groups)
        {
            using var group = _reader.RowGroup(_group);
            _left = group.MetaData.NumRows;
            foreach (var column in _columns)
            {
                column.Open(group);
            }
        }

        return _left > 0;
    }

    private void CheckRows(ParquetFileReader reader, long expected)
    {
        var rows = 0L;
        for (var i = 0; i < _groups; i++)
        {
            using var group = reader.RowGroup(i);
            var own = group.MetaData.NumRows;
            rows = own >= 0 ? checked(rows + own) : throw new InvalidDataException("a row group has less than no rows");
        }

        if (rows != expected || reader.FileMetaData.NumRows != expected)
        {
            throw new InvalidDataException("it has another number of rows than its manifest says");
        }
    }

    private static IReadOnlyList<FileNode> Fields(ParquetFileReader reader, FileToRead file)
    {
        var fields = FileSchema.Read(reader.FileMetaData.Schema);
        if (fields.Any(field => field.HasIds))
        {
            return fields;
        }

        // Without either, every column would seem to be missing: no values where there are some.
        return file.Names?.Apply(fields) ?? (fields.Count == 0 ? fields : throw LakeErrors.NoFieldIds(file.Location));
    }

    private LakeException? Typed(Exception failure, string problem) => failure switch
    {
        ParquetException => LakeErrors.InvalidDataFile(_location, problem, failure),
        InvalidDataException => LakeErrors.InvalidDataFile(_location, failure.Message, failure),
        NotSupportedException => LakeErrors.Unsupported($"The file {_location}", failure.Message),
        OverflowException => LakeErrors.InvalidDataFile(_location, "a value of it is out of range", failure),
        _ => null,
    };
}
