using System.Text;
using Parquet;
using Parquet.Schema;
using PageCodec = DataProducts.Lake.Parquet.Format.PageCodec;

namespace DataProducts.Benchmarks.Lake;

/// <summary>Parquet.Net's column interface: whole columns of its own types, made before the clock runs.</summary>
internal sealed class ParquetNetPeer
{
    private readonly DataField[] _fields;
    private readonly List<Func<ParquetRowGroupWriter, Task>> _columns = [];

    public ParquetNetPeer(WriteTable table)
    {
        _fields = [.. table.Columns.Select(FieldOf)];
        for (var i = 0; i < _fields.Length; i++)
        {
            var (field, column) = (_fields[i], i);
            switch (table.Columns[i].Type.Kind)
            {
                case LakeKind.Long:
                    Add(field, Values(table, column, static (batch, at, index) => batch.Fixed<long>(at).Values[index]));
                    break;
                case LakeKind.Int:
                    Add(field, Values(table, column, static (batch, at, index) => batch.Fixed<int>(at).Values[index]));
                    break;
                case LakeKind.Decimal:
                    Add(field, Values(table, column, static (batch, at, index) => (decimal)batch.Fixed<Int128>(at).Values[index] / 100));
                    break;
                case LakeKind.TimestampTz:
                    Add(field, Values(table, column, static (batch, at, index) => DateTime.UnixEpoch.AddTicks(batch.Fixed<long>(at).Values[index] * 10)));
                    break;
                case LakeKind.Date:
                    Add(field, Values(table, column, static (batch, at, index) => DateTime.UnixEpoch.AddDays(batch.Fixed<int>(at).Values[index])));
                    break;
                default:
                    var texts = Texts(table, column);
                    _columns.Add(group => group.WriteAsync(field, texts));
                    break;
            }
        }
    }

    public async Task WriteAsync(string path, PageCodec codec)
    {
        var options = new ParquetOptions
        {
            CompressionMethod = codec == PageCodec.Snappy ? CompressionMethod.Snappy : CompressionMethod.Zstd,
            CompressionLevel = System.IO.Compression.CompressionLevel.Optimal,
        };
        await using var stream = File.Create(path);
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(_fields), stream, options);
        using var group = writer.CreateRowGroup();
        foreach (var column in _columns)
        {
            await column(group);
        }
    }

    private static DataField FieldOf(LakeColumn column) => column.Type.Kind switch
    {
        LakeKind.Long => new DataField<long>(column.Name),
        LakeKind.Int => new DataField<int>(column.Name),
        LakeKind.Decimal => new DecimalDataField(column.Name, column.Type.Precision, column.Type.Scale),
        LakeKind.TimestampTz => new DateTimeDataField(column.Name, DateTimeFormat.Timestamp, true, DateTimeTimeUnit.Micros),
        LakeKind.Date => new DateTimeDataField(column.Name, DateTimeFormat.Date),
        _ => new DataField(column.Name, typeof(string), column.Nullable),
    };

    private void Add<T>(DataField field, T[] values)
        where T : struct => _columns.Add(group => group.WriteAsync<T>(field, values.AsMemory()));

    private static T[] Values<T>(WriteTable table, int column, Func<ColumnBatch, int, int, T> value) =>
        [.. table.Batches.SelectMany(batch => Enumerable.Range(0, batch.RowCount).Select(index => value(batch, column, index)))];

    private static string[] Texts(WriteTable table, int column)
    {
        var texts = new List<string?>(table.RowCount);
        foreach (var batch in table.Batches)
        {
            var (buffer, present) = (batch.Bytes(column), 0);
            for (var row = 0; row < batch.RowCount; row++)
            {
                texts.Add(buffer.Present[row] == 0 ? null : Encoding.UTF8.GetString(buffer[present++]));
            }
        }

        return texts.ToArray()!;
    }
}
