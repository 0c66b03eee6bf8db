using System.Globalization;
using System.Text.Json;
using DataProducts.TestKit;
using DuckDB.NET.Data;

namespace DataProducts.Lake.Tests.Support;

/// <summary>Reads a table's current rows, two columns as one line of text each, with engines that we did not write.</summary>
internal static class ForeignReaders
{
    public static async Task<IReadOnlyList<string>> ClickHouseAsync(IReadOnlyList<string> folders, string first, string second)
    {
        var queries = folders.Select(folder => $"SELECT concat(toString({first}), '|', ifNull(toString({second}), 'null')) FROM icebergLocal('{folder}') ORDER BY {first}");
        var output = await NodeOracle.RunAsync("chdb", "query.cjs", [], JsonSerializer.Serialize(queries), Path.GetTempPath());
        using var document = JsonDocument.Parse(output);
        return [.. document.RootElement.EnumerateArray().Select(result => result.TryGetProperty("rows", out var rows)
            ? string.Join('\n', rows.EnumerateArray().Select(row => row[0].GetString()))
            : result.GetProperty("error").GetString()!)];
    }

    public static async Task<string> IcebirdAsync(string folder, string first, string second)
    {
        using var document = JsonDocument.Parse(await NodeOracle.RunAsync("iceberg", "read.mjs", [folder]));
        var rows = document.RootElement.EnumerateArray().Select(row => (Key: long.Parse(row.GetProperty(first).GetString()!, CultureInfo.InvariantCulture), Value: row.GetProperty(second)));
        return string.Join('\n', rows.OrderBy(row => row.Key).Select(row => $"{row.Key}|{(row.Value.ValueKind == JsonValueKind.Null ? "null" : row.Value.ToString())}"));
    }

    public static string DuckDb(SnapshotFiles files, string first, string second)
    {
        if (files.Files.Count == 0)
        {
            return "";
        }

        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {first}, {second} FROM {DuckDbSql.Scan(files)} ORDER BY {first}";
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Create(CultureInfo.InvariantCulture, $"{reader.GetInt64(0)}|{(reader.IsDBNull(1) ? "null" : reader.GetString(1))}"));
        }

        return string.Join('\n', rows);
    }
}
