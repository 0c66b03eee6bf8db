using DataProducts.Lake.Tests.Support;
using DuckDB.NET.Data;

namespace DataProducts.Lake.Tests;

/// <summary>DuckDB reads the snapshot's files by field id, and leaves out row groups by their footers' bounds.</summary>
public sealed class DuckDbTests
{
    [Fact]
    public async Task PredicatesOnEveryType_FindExactlyTheirRows()
    {
        using var lake = new TestLake();
        var files = await (await lake.OpenAsync()).FilesAsync(await lake.AppendSampleAsync(), TestContext.Current.CancellationToken);
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();

        Assert.Equal(Sample.RowCount / 4, files.Files.Count);
        foreach (var predicate in Predicate.All())
        {
            var sql = $"SELECT count(*) FROM {DuckDbSql.Scan(files)} WHERE {predicate.Column.Name} {predicate.Operator} {predicate.DuckDbLiteral()}";
            Assert.True(Scalar(connection, sql) == predicate.Expected(nanIsGreatest: true), sql);
        }
    }

    [Fact]
    public async Task NullsOnEveryType_AreCounted()
    {
        using var lake = new TestLake();
        var files = await (await lake.OpenAsync()).FilesAsync(await lake.AppendSampleAsync(), TestContext.Current.CancellationToken);
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();

        for (var i = 0; i < Sample.Columns.Length; i++)
        {
            var sql = $"SELECT count(*) FROM {DuckDbSql.Scan(files)} WHERE {Sample.Columns[i].Name} IS NULL";
            Assert.True(Scalar(connection, sql) == Sample.Rows().Count(row => row[i] is null), sql);
        }
    }

    private static long Scalar(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
