using System.Globalization;
using DataProducts.Lake.Parquet.Format;
using DuckDB.NET.Data;

namespace DataProducts.Benchmarks.Lake;

/// <summary>DuckDB's COPY of a table that it holds in memory, with one thread.</summary>
internal sealed class DuckDbPeer : IDisposable
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    public DuckDbPeer(WriteTable table)
    {
        _connection.Open();
        Run("SET threads = 1");
        Run("SET TimeZone = 'UTC'");
        Run($"CREATE TABLE t ({string.Join(", ", table.Columns.Select(column => $"{column.Name} {TypeOf(column.Type)}"))})");
        using var appender = _connection.CreateAppender("t");
        foreach (var batch in table.Batches)
        {
            Append(appender, batch);
        }
    }

    public void Copy(string path, PageCodec codec, int rowGroup) => Run(string.Create(
        CultureInfo.InvariantCulture,
        $"COPY t TO '{path}' (FORMAT parquet, COMPRESSION {(codec == PageCodec.Snappy ? "snappy" : "zstd")}, ROW_GROUP_SIZE {rowGroup})"));

    public string Version()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT version()";
        return (string)command.ExecuteScalar()!;
    }

    /// <summary>Says whether a file has the rows of the table.</summary>
    public bool Agrees(string path)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM (FROM read_parquet('{path}') EXCEPT ALL FROM t)";
        var others = (long)command.ExecuteScalar()!;
        command.CommandText = $"SELECT (SELECT count(*) FROM read_parquet('{path}')) - (SELECT count(*) FROM t)";
        return others == 0 && Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture) == 0;
    }

    public void Dispose() => _connection.Dispose();

    private static string TypeOf(LakeType type) => type.Kind switch
    {
        LakeKind.Long => "BIGINT",
        LakeKind.Int => "INTEGER",
        LakeKind.String => "VARCHAR",
        LakeKind.Decimal => $"DECIMAL({type.Precision}, {type.Scale})",
        LakeKind.TimestampTz => "TIMESTAMPTZ",
        _ => "DATE",
    };

    private static void Append(DuckDBAppender appender, ColumnBatch batch)
    {
        var present = new int[batch.Columns.Count];
        for (var row = 0; row < batch.RowCount; row++)
        {
            var target = appender.CreateRow();
            for (var i = 0; i < present.Length; i++)
            {
                _ = batch[i].Present[row] == 0 ? target.AppendNullValue() : Append(target, batch, i, present[i]++);
            }

            target.EndRow();
        }
    }

    private static IDuckDBAppenderRow Append(IDuckDBAppenderRow row, ColumnBatch batch, int column, int index) => batch.Columns[column].Type.Kind switch
    {
        LakeKind.Long => row.AppendValue(batch.Fixed<long>(column).Values[index]),
        LakeKind.Int => row.AppendValue(batch.Fixed<int>(column).Values[index]),
        LakeKind.String => row.AppendValue(System.Text.Encoding.UTF8.GetString(batch.Bytes(column)[index])),
        LakeKind.Decimal => row.AppendValue((decimal)batch.Fixed<Int128>(column).Values[index] / 100),
        LakeKind.TimestampTz => row.AppendValue(new DateTimeOffset(DateTime.UnixEpoch.AddTicks(batch.Fixed<long>(column).Values[index] * 10))),
        _ => row.AppendValue(new DateOnly(1970, 1, 1).AddDays(batch.Fixed<int>(column).Values[index])),
    };

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
