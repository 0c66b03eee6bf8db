using System.Globalization;
using DuckDB.NET.Data;

namespace DataProducts.Cedar.Fuzz;

/// <summary>Random rows as a table of DuckDB, which judges what the printed SQL means.</summary>
internal sealed class RowTable : IDisposable
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    public RowTable()
    {
        _connection.Open();
        Run("SET TimeZone = 'Asia/Kolkata'"); // a filter must not depend on where it runs
        Run("SET threads = 1");
    }

    /// <summary>Takes other rows in place of those before.</summary>
    /// <param name="columns">The columns' names and types.</param>
    /// <param name="rows">The rows' cells in SQL, in the columns' order.</param>
    public void Fill(IEnumerable<(string Name, string Type)> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        Run($"CREATE OR REPLACE TABLE rows (id INTEGER, {string.Join(", ", columns.Select(column => $"{RowAttribute.Quoted(column.Name)} {column.Type}"))})");
        var values = rows.Select((cells, i) => string.Create(CultureInfo.InvariantCulture, $"({i}, {string.Join(", ", cells)})"));
        Run($"INSERT INTO rows VALUES {string.Join(", ", values)}");
    }

    /// <summary>Takes a random world's rows.</summary>
    public void Fill(RowWorld world, IReadOnlyList<RandomRow> rows) =>
        Fill(world.Attributes.Select(attribute => (attribute.Column.Column, attribute.SqlType)), rows.Select(row => row.Cells));

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

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
