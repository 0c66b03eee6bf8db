using System.Globalization;
using DuckDB.NET.Data;

namespace DataProducts.Cedar.Tests;

/// <summary>The random rows as a table of DuckDB, which judges what the printed SQL means.</summary>
internal sealed class DuckDbRows : IDisposable
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    public DuckDbRows(IReadOnlyList<Dictionary<string, CedarValue>> rows)
    {
        _connection.Open();
        Run("SET TimeZone = 'Asia/Kolkata'"); // a filter must not depend on where it runs
        var columns = RandomWorld.Columns.Select(column => $"{Name(column.Value)} {SqlType(column.Value.Type)}");
        Run($"CREATE TABLE rows (id INTEGER, {string.Join(", ", columns)})");
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            var values = RandomWorld.Columns.Select(column => row.TryGetValue(column.Key, out var value) ? Literal(value) : "NULL");
            Run(string.Create(CultureInfo.InvariantCulture, $"INSERT INTO rows VALUES ({i}, {string.Join(", ", values)})"));
        }
    }

    public HashSet<int> Select(string condition)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = $"SELECT id FROM rows WHERE {condition}";
        using var reader = command.ExecuteReader();
        var found = new HashSet<int>();
        while (reader.Read())
        {
            found.Add(reader.GetInt32(0));
        }

        return found;
    }

    public void Dispose() => _connection.Dispose();

    private static string Name(RowColumn column) => $"\"{column.Column.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string SqlType(RowColumnType type) => type.Name switch
    {
        "Bool" => "BOOLEAN",
        "Long" => "BIGINT",
        "Decimal" => "DECIMAL(19,4)",
        "DateTime" => "TIMESTAMP",
        "DateTimeTz" => "TIMESTAMPTZ",
        "Date" => "DATE",
        _ => "VARCHAR",
    };

    private static string Literal(CedarValue value) => value.Kind switch
    {
        CedarKind.Bool => value.AsBool ? "true" : "false",
        CedarKind.Long => value.AsLong.ToString(CultureInfo.InvariantCulture),
        CedarKind.Decimal => string.Create(CultureInfo.InvariantCulture, $"CAST({value.AsTenThousandths / 10_000m} AS DECIMAL(19,4))"),
        CedarKind.DateTime => string.Create(CultureInfo.InvariantCulture, $"make_timestamp({value.AsUnixMilliseconds} * 1000)"),
        CedarKind.Entity => $"'{value.AsEntity.Id}'",
        _ => $"'{value.AsString.Replace("'", "''", StringComparison.Ordinal)}'",
    };

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
