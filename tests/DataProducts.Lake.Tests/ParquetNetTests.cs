using DataProducts.Lake.Tests.Support;
using Parquet;

namespace DataProducts.Lake.Tests;

/// <summary>Parquet.Net, the managed reader, reads the values and the footer.</summary>
public sealed class ParquetNetTests
{
    [Fact]
    public async Task Values_AreThoseThatWereWritten()
    {
        using var lake = new TestLake();
        await using var reader = await OpenAsync(lake);
        using var group = reader.OpenRowGroupReader(0);
        var fields = reader.Schema.DataFields.ToDictionary(field => field.Name);

        Assert.Equal(Of<long?>("id"), await ReadAsync<long>("id", nullable: false));
        Assert.Equal(Of<bool?>("flag"), await ReadAsync<bool>("flag"));
        Assert.Equal(Of<int?>("small"), await ReadAsync<int>("small"));
        Assert.Equal(Of<long?>("big"), await ReadAsync<long>("big"));
        Assert.Equal(Of<float?>("ratio"), await ReadAsync<float>("ratio"));
        Assert.Equal(Of<double?>("amount"), await ReadAsync<double>("amount"));
        Assert.Equal(Of<Guid?>("code"), await ReadAsync<Guid>("code"));
        Assert.Equal(Of<Int128?>("dec9").Select(value => (decimal?)value / 100), await ReadAsync<decimal>("dec9"));
        Assert.Equal(Of<Int128?>("dec18").Select(value => (decimal?)value / 10_000), await ReadAsync<decimal>("dec18"));
        Assert.Equal(
            Of<long?>("seen_at").Select(value => value is { } micros ? (DateTime?)DateTime.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond) : null),
            await ReadAsync<DateTime>("seen_at"));
        var names = new string[Sample.RowCount];
        await group.ReadAsync(fields["name"], names, null, TestContext.Current.CancellationToken);
        Assert.Equal(Sample.Rows().Select(row => (string?)row[11]), names);

        async Task<IEnumerable<T?>> ReadAsync<T>(string column, bool nullable = true)
            where T : struct
        {
            if (!nullable)
            {
                var plain = new T[Sample.RowCount];
                await group.ReadAsync<T>(fields[column], plain.AsMemory(), null, TestContext.Current.CancellationToken);
                return plain.Select(value => (T?)value);
            }

            var values = new T?[Sample.RowCount];
            await group.ReadAsync<T>(fields[column], values.AsMemory(), null, TestContext.Current.CancellationToken);
            return values;
        }
    }

    [Fact]
    public async Task ColumnsWithoutBounds_HaveNoneInTheFooter()
    {
        using var lake = new TestLake();
        await using var reader = await OpenAsync(lake);

        foreach (var chunk in reader.Metadata!.RowGroups.SelectMany(group => group.Columns))
        {
            var column = Sample.Columns.Single(sample => sample.Name == chunk.MetaData!.PathInSchema[0]);
            var statistics = chunk.MetaData!.Statistics;
            Assert.Equal(column.Bounds && column.Type.Kind != LakeKind.Uuid, statistics?.MinValue is not null && statistics.MaxValue is not null);
        }
    }

    [Fact]
    public async Task Tokens_AreNowhereBehindTheData()
    {
        using var lake = new TestLake();
        await using var reader = await OpenAsync(lake);
        var dataEnd = reader.Metadata!.RowGroups.SelectMany(group => group.Columns).Max(chunk =>
            (chunk.MetaData!.DictionaryPageOffset ?? chunk.MetaData.DataPageOffset) + chunk.MetaData.TotalCompressedSize);

        var file = Directory.GetFiles(Path.Combine(lake.TableFolder, "data"))[0];
        var footer = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken))[(int)dataEnd..];
        Assert.DoesNotContain("TOKEN", footer, StringComparison.Ordinal);
        Assert.Contains("\xF4\x8F\xBF\xBF", footer, StringComparison.Ordinal); // the greatest name: the search sees what bounds there are
    }

    [Fact]
    public async Task EveryColumn_HasItsFieldId()
    {
        using var lake = new TestLake();
        await using var reader = await OpenAsync(lake);

        Assert.Equal(Enumerable.Range(1, Sample.Columns.Length), reader.Metadata!.Schema.Skip(1).Select(element => element.FieldId!.Value));
    }

    private static IEnumerable<T> Of<T>(string column) =>
        Sample.Rows().Select(row => (T)row[Array.FindIndex(Sample.Columns, sample => sample.Name == column)]!);

    private static async Task<ParquetReader> OpenAsync(TestLake lake)
    {
        var snapshot = await lake.AppendAsync("b1", Sample.Columns, Sample.Rows());
        var files = await (await lake.OpenAsync()).FilesAsync(snapshot, TestContext.Current.CancellationToken);
        return await ParquetReader.CreateAsync(Assert.Single(files.Files).Path, null, TestContext.Current.CancellationToken);
    }
}
