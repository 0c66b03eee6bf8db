using DataProducts.TestKit;
using DuckDB.NET.Data;

namespace DataProducts.Hydration.Tests;

/// <summary>Parquet files that DuckDB writes.</summary>
internal static class DuckParquet
{
    public static byte[] Write(string select, string options = "")
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder["out"]);
        var path = Path.Combine(folder["out"], "x.parquet");
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"set timezone = 'UTC'; copy ({select}) to '{path}' (format parquet{options})";
        command.ExecuteNonQuery();
        return File.ReadAllBytes(path);
    }

    public static ParquetSource Of(byte[] bytes, string name = "things.parquet") =>
        ParquetSource.Stream(name, _ => ValueTask.FromResult<Stream>(new MemoryStream(bytes)));
}
