using DuckDB.NET.Data;

namespace DataProducts.Access.Tests;

/// <summary>The rows of a world in DuckDB, with the functions of other engines as macros, so that planned text runs as it stands.</summary>
internal sealed class EngineTable : IDisposable
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    public EngineTable(PlanWorld world)
    {
        _connection.Open();
        Run("SET TimeZone = 'Asia/Kolkata'"); // a condition must not depend on where it runs
        Run("CREATE MACRO is_role_in_session(r) AS list_contains(getvariable('roles'), r)");
        Run("CREATE MACRO iff(c, a, b) AS CASE WHEN c THEN a ELSE b END");
        Run("CREATE MACRO to_timestamp_tz(t, f) AS CAST(replace(t, ' +0000', '+00') AS TIMESTAMPTZ)");
        List<(string Name, string Type)> columns =
            [.. world.Port.Columns.Select(column => (column.Name, TypeOf(column.Type))), ("dp_subject", "BLOB"), ("dp_batch", "VARCHAR"), ("dp_row", "BIGINT")];
        Columns = [.. columns.Select(column => column.Name)];
        Run($"CREATE TABLE t (row_id INTEGER, {string.Join(", ", columns.Select(column => $"\"{column.Name}\" {column.Type}"))})");
        var values = world.Rows.Select((row, i) => $"({i}, {string.Join(", ", world.Port.Columns.Select(column => PlanRow.Literal(row.Values[column.Name])))}, '\\xAB'::BLOB, 'batch', {i})");
        Run($"INSERT INTO t VALUES {string.Join(",\n", values)}");
        At(Given.Now, []);
    }

    public IReadOnlyList<string> Columns { get; }

    /// <summary>Says what time it is, and which roles a session has.</summary>
    public void At(DateTimeOffset now, IEnumerable<string> roles)
    {
        Run($"SET VARIABLE now = TIMESTAMPTZ '{now.UtcDateTime:yyyy-MM-dd HH:mm:ss.fff}+00'");
        Run($"SET VARIABLE roles = [{string.Join(", ", roles.Select(role => $"'{role}'"))}]::VARCHAR[]");
    }

    public void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Runs a query whose first column is the row's number.</summary>
    public EngineAnswer Read(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var answer = new EngineAnswer();
        while (reader.Read())
        {
            var cells = new Dictionary<string, object?>(StringComparer.Ordinal);
            for (var i = 1; i < reader.FieldCount; i++)
            {
                cells.Add(reader.GetName(i).ToLowerInvariant(), reader.IsDBNull(i) ? null : reader.GetValue(i));
            }

            answer.Rows.Add(reader.GetInt32(0), cells);
        }

        return answer;
    }

    public void Dispose() => _connection.Dispose();

    private static string TypeOf(LakeType type) => type.Kind switch
    {
        LakeKind.Boolean => "BOOLEAN",
        LakeKind.Int => "INTEGER",
        LakeKind.Long => "BIGINT",
        LakeKind.Decimal => $"DECIMAL({type.Precision}, {type.Scale})",
        LakeKind.TimestampTz => "TIMESTAMPTZ",
        _ => "VARCHAR",
    };
}

/// <summary>What an engine shows: rows by number, cells by column; an absent column may not be read.</summary>
internal sealed class EngineAnswer
{
    public Dictionary<int, Dictionary<string, object?>> Rows { get; } = [];
}
