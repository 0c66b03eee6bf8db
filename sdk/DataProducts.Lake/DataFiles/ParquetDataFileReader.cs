using ParquetSharp;

namespace DataProducts.Lake.DataFiles;

/// <summary>Reads columns of a data file by field id, a few thousand rows at a time.</summary>
internal sealed class ParquetDataFileReader : IDisposable
{
    private const int BatchRows = 8192;

    private readonly DataFile _file;
    private readonly ParquetFileReader _reader;
    private readonly ParquetColumnDecoder[] _columns;
    private readonly int _groups;
    private int _group = -1;
    private long _left;

    /// <summary>Opens a file.</summary>
    /// <exception cref="LakeException"><c>DP1510</c>.</exception>
    public ParquetDataFileReader(Stream stream, DataFile file, IReadOnlyList<TableColumn> columns)
    {
        _file = file;
        ParquetFileReader? reader = null;
        try
        {
            _reader = reader = new ParquetFileReader(stream, leaveOpen: true);
            _groups = reader.FileMetaData.NumRowGroups;
            if (reader.FileMetaData.NumRows != file.Rows)
            {
                throw LakeErrors.InvalidDataFile(file.Path, "it has another number of rows than its manifest says");
            }

            var schema = reader.FileMetaData.Schema;
            _columns = [.. columns.Select(column => new ParquetColumnDecoder(column, Position(schema, column), file.Path))];
        }
        catch (ParquetException failure)
        {
            reader?.Dispose();
            throw LakeErrors.InvalidDataFile(file.Path, "it is no Parquet file", failure);
        }
        catch (LakeException)
        {
            reader?.Dispose();
            throw;
        }
    }

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

            var rows = (int)Math.Min(_left, BatchRows);
            for (var i = 0; i < _columns.Length; i++)
            {
                _columns[i].Read(batch[i], rows);
            }

            _left -= rows;
            return true;
        }
        catch (ParquetException failure)
        {
            throw LakeErrors.InvalidDataFile(_file.Path, "a column cannot be decoded", failure);
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

    // A file that was written before an optional column was added lacks it (Iceberg specification, Column Projection).
    private int? Position(SchemaDescriptor schema, TableColumn column)
    {
        for (var i = 0; i < schema.NumColumns; i++)
        {
            using var node = schema.Column(i).SchemaNode;
            if (node.FieldId == column.FieldId)
            {
                var fits = schema.Column(i).PhysicalType == ParquetTypes.Physical(column.Column.Type)
                    && (ParquetTypes.Length(column.Column.Type) is not (> 0 and var length) || schema.Column(i).TypeLength == length);
                return fits ? i : throw LakeErrors.InvalidDataFile(_file.Path, $"column '{column.Column.Name}' is of another type in it");
            }
        }

        return column.Column.Nullable
            ? null
            : throw LakeErrors.InvalidDataFile(_file.Path, $"it lacks column '{column.Column.Name}' (field id {column.FieldId})");
    }
}
