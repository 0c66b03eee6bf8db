using System.Globalization;
using DuckDB.NET.Data;

namespace DataProducts.EndToEnd.Tests;

/// <summary>Reads files with DuckDB alone, without any of our code.</summary>
internal static class Duck
{
    /// <summary>Gives the rows of a query, each cell as text.</summary>
    public static async Task<IReadOnlyList<string?[]>> RowsAsync(string sql)
    {
        await using var connection = new DuckDBConnection("Data Source=:memory:");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var rows = new List<string?[]>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            var row = new string?[reader.FieldCount];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = reader.IsDBNull(i) ? null : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture);
            }

            rows.Add(row);
        }

        return rows;
    }

    /// <summary>A table function over Parquet files.</summary>
    public static string Parquet(IEnumerable<string> files) => $"read_parquet([{string.Join(", ", files.Select(Literal))}])";

    /// <summary>A table function over the customers file: every column as text, empty as null, rows in order.</summary>
    public static string Csv(string file) =>
        $"(SELECT row_number() OVER () AS n, * FROM read_csv({Literal(file)}, header = true, all_varchar = true, delim = ',', quote = '\"'))";

    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
