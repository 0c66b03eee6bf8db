using System.Globalization;
using System.Text.Json;
using DataProducts.Lake.Parquet;
using DataProducts.Lake.Parquet.Format;
using DataProducts.Lake.Tests.Support;
using DataProducts.TestKit;
using DuckDB.NET.Data;

namespace DataProducts.Lake.Tests.ParquetWriterTests;

/// <summary>
/// Every comparison with every value of the sample, on a file of pages of two rows: DuckDB leaves out row groups, ClickHouse and hyparquet
/// pages too. A wrong bound or a wrong index loses rows.
/// </summary>
public sealed class PagePredicateTests
{
    private static readonly LakeKind[] OrderedInJavaScript = [LakeKind.Boolean, LakeKind.Int, LakeKind.Long, LakeKind.Date, LakeKind.Time, LakeKind.TimestampTz];

    [Fact]
    public async Task Predicates_FindExactlyTheirRows()
    {
        using var folder = new TempFolder();
        var limits = ParquetLimits.Default with { PageRows = 2 };
        var pages = WrittenFile.Write(folder["pages.parquet"], Sample.Columns, [.. Sample.Rows()], new ParquetOptions { Limits = limits });
        var groups = WrittenFile.Write(
            folder["groups.parquet"], Sample.Columns, [.. Sample.Rows()],
            new ParquetOptions { Limits = limits with { RowGroupBytes = 1 }, Codec = PageCodec.Snappy }, batchRows: 4);
        var predicates = Predicate.All().ToList();

        FindWithDuckDb(groups, predicates);
        await FindWithClickHouseAsync([pages, groups], [.. predicates.Where(predicate => predicate.Column.Type.Kind switch
        {
            LakeKind.Uuid => predicate.Operator == "=", // ClickHouse orders them by their second half first
            LakeKind.Time => false,
            _ => true,
        })]);
        await FindWithHyparquetAsync([pages, groups], [.. predicates.Where(predicate => OrderedInJavaScript.Contains(predicate.Column.Type.Kind))]);
    }

    private static void FindWithDuckDb(WrittenFile file, IEnumerable<Predicate> predicates)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        foreach (var predicate in predicates)
        {
            command.CommandText = $"SELECT count(*) FROM {DuckDbSql.Scan(file.AsSnapshot)} WHERE {predicate.Column.Name} {predicate.Operator} {predicate.DuckDbLiteral()}";
            Assert.True((long)command.ExecuteScalar()! == predicate.Expected(nanIsGreatest: true), command.CommandText);
        }
    }

    private static async Task FindWithClickHouseAsync(WrittenFile[] files, Predicate[] predicates)
    {
        var queries = files.SelectMany(file => predicates.Select(predicate =>
            $"SELECT count() FROM file('{file.Path}', Parquet) WHERE {predicate.Column.Name} {predicate.Operator} {predicate.ClickHouseLiteral()}")).ToArray();
        using var results = JsonDocument.Parse(await NodeOracle.RunAsync("chdb", "query.cjs", [], JsonSerializer.Serialize(queries), Path.GetTempPath()));
        Assert.All(results.RootElement.EnumerateArray().ToArray(), (result, i) => Assert.True(
            result.TryGetProperty("rows", out var rows) && rows[0][0].GetString() == $"{predicates[i % predicates.Length].Expected(nanIsGreatest: false)}",
            $"{queries[i]}: {result}"));
    }

    private static async Task FindWithHyparquetAsync(WrittenFile[] files, Predicate[] predicates)
    {
        var filters = predicates.Select(predicate => new
        {
            column = predicate.Column.Name,
            @operator = predicate.Operator switch { "=" => "$eq", "<" => "$lt", _ => "$gte" },
            value = predicate.Value is long number ? new { @long = number.ToString(CultureInfo.InvariantCulture) } : predicate.Value,
        }).ToArray();
        var results = await Hyparquet.ReadAsync([.. files.Select(file => (object)new { path = file.Path, filters })]);
        Assert.All(results, result => Assert.All(result.GetProperty("counts").EnumerateArray().ToArray(), (count, i) => Assert.True(
            count.GetInt32() == predicates[i].Expected(nanIsGreatest: false), $"{predicates[i]}: {count}")));
    }
}
