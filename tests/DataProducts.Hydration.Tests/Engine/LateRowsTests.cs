using System.Text;

namespace DataProducts.Hydration.Tests;

/// <summary>Rows of a partition of time before the newest one are counted, and the partitions named.</summary>
public sealed class LateRowsTests : IAsyncDisposable
{
    private readonly Bank _bank = new();

    public ValueTask DisposeAsync() => _bank.DisposeAsync();

    [Fact]
    public async Task RowsBeforeTheNewestPartition_AreCountedAndNamed()
    {
        var first = await RunAsync("a", ("v1", "DE", "2025-03-31T23:59:59Z"), ("v2", "DE", "2025-01-01T00:00:00Z"), ("v3", "US", "2024-12-01T00:00:00Z"));
        var second = await RunAsync(
            "b", ("v4", "DE", "2025-03-01T00:00:00Z"), ("v5", "DE", "2025-02-28T23:59:59Z"), ("v6", "DE", "2025-02-01T00:00:00Z"),
            ("v7", "DE", "1969-12-31T00:00:00Z"), ("v8", "DE", "2025-04-01T00:00:00Z"), ("v9", "US", "2024-12-31T00:00:00Z"));
        var third = await RunAsync("c", ("v10", "DE", "2025-03-31T00:00:00Z"), ("v11", "US", "2025-01-01T00:00:00Z"));

        Assert.Empty(first.Late);
        var late = Assert.Single(second.Late);
        Assert.Equal((Jurisdiction.EU, 3L), (late.Key, late.Value.Rows));
        Assert.Equal(["1969-12", "2025-02"], late.Value.Reopened);
        Assert.Equal(["2025-03"], third.Late[Jurisdiction.EU].Reopened);
        Assert.Single(third.Late);
    }

    [Fact]
    public async Task Summary_SaysWhichPartitionsWereReopened()
    {
        await RunAsync("a", ("v1", "DE", "2025-03-31T23:59:59Z"));
        await RunAsync("b", ("v2", "DE", "2025-01-31T23:59:59Z"));

        var table = (await _bank.Platform.Lake(Jurisdiction.EU).TryOpenAsync(PortTable.Id(Visit.Schema, Jurisdiction.EU), Cancel))!;
        var summary = (await table.SummariesAsync(Cancel))[0];

        Assert.Equal(("1", "2025-01", "month=2025-03"), (summary["dp.rows-late"], summary["dp.partitions-reopened"], summary["dp.newest-partition"]));
    }

    [Fact]
    public async Task DryRun_CountsThemToo()
    {
        await RunAsync("a", ("v1", "DE", "2025-03-31T23:59:59Z"));

        var report = await RunAsync("b", dry: true, ("v2", "DE", "2025-01-31T23:59:59Z"));

        Assert.Equal(1, report.Late[Jurisdiction.EU].Rows);
    }

    [Theory]
    [InlineData("year", "2024", 54)]
    [InlineData("month", "1969-12", -1)]
    [InlineData("month", "2025-02", 661)]
    [InlineData("day", "1969-12-31", -1)]
    [InlineData("day", "2017-11-16", 17486)]
    [InlineData("hour", "2017-11-16T22", 419686)]
    [InlineData("hour", "1969-12-31T23", -1)]
    public void Partition_IsCountedAsIcebergDoes(string transform, string text, long partition)
    {
        var counted = TimePartition.Of(transform, LakeKind.TimestampTz)!;

        Assert.Equal(text, counted.Text(partition));
        Assert.Equal(partition, counted.Read($"{transform}={text}"));
        Assert.Null(counted.Read($"other={text}"));
    }

    [Fact]
    public void Moments_FallIntoThePartitionThatHoldsThem()
    {
        var random = new Random(7);
        for (var i = 0; i < 5000; i++)
        {
            var time = new DateTime(random.NextInt64(DateTime.MaxValue.Ticks) / 10 * 10, DateTimeKind.Utc);
            var micros = (time.Ticks - DateTime.UnixEpoch.Ticks) / 10;
            foreach (var (transform, form) in new[] { ("year", "yyyy"), ("month", "yyyy-MM"), ("day", "yyyy-MM-dd"), ("hour", "yyyy-MM-dd'T'HH") })
            {
                var partition = TimePartition.Of(transform, LakeKind.Timestamp)!;
                Assert.Equal(time.ToString(form, System.Globalization.CultureInfo.InvariantCulture), partition.Text(partition.OfMicros(micros)));
            }
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Task<HydrationReport> RunAsync(string name, params (string Id, string Country, string At)[] rows) => RunAsync(name, dry: false, rows);

    private async Task<HydrationReport> RunAsync(string name, bool dry, params (string Id, string Country, string At)[] rows)
    {
        var text = "id,country,at,tags,street,zip\n" + string.Concat(rows.Select(row => $"{row.Id},{row.Country},{row.At},,,\n"));
        var source = CsvSource.Stream($"{name}.csv", _ => ValueTask.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes(text))));
        return await new Hydrator<Visit>(await _bank.Platform.OpenAsync()).RunAsync(source, new HydrationOptions { DryRun = dry }, null, Cancel);
    }
}
