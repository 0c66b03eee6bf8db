using System.Globalization;
using DuckDB.NET.Data;

namespace DataProducts.Contracts.Tests;

/// <summary>A DuckDB in memory with the lake's empty tables of a product, and the product's view over them.</summary>
internal sealed class ScratchLake : IDisposable
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    public ScratchLake(ProductManifest manifest)
    {
        _connection.Open();
        AddTables(manifest);
        Run(DuckDbViewRenderer.Render(manifest));
    }

    public void AddTables(ProductManifest manifest)
    {
        IReadOnlyList<Jurisdiction> jurisdictions = manifest.Jurisdiction is { } one ? [one] : JurisdictionTable.Default.Jurisdictions;
        foreach (var jurisdiction in jurisdictions)
        {
            var space = $"{jurisdiction.Code.ToLowerInvariant()}__{manifest.Space}__{manifest.Name}__v{manifest.MajorVersion}";
            Run($"CREATE SCHEMA {space}");
            foreach (var port in manifest.Ports)
            {
                var columns = port.Columns.Select(column => $"\"{column.Name}\" {DuckDbType.Of(column.Type)}");
                Run($"CREATE TABLE {space}.{port.Name} ({string.Join(", ", columns)})");
            }
        }
    }

    public void Dispose() => _connection.Dispose();

    public void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public IReadOnlyList<string?[]> Read(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string?[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(field =>
                reader.IsDBNull(field) ? null : Convert.ToString(reader.GetValue(field), CultureInfo.InvariantCulture))]);
        }

        return rows;
    }
}
