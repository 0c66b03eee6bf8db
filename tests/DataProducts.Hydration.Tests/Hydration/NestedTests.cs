using ParquetSharp;

namespace DataProducts.Hydration.Tests;

public sealed class NestedTests
{
    private const string Rows = """
        id,country,at,tags,street,zip
        v1,DE,2025-01-31T23:59:59Z,a+b,Elm,7
        v2,DE,2025-02-01T00:00:00Z,,Oak,
        v3,DE,2025-02-11T00:00:00Z,c,,
        v4,US,2025-02-11T00:00:00Z,c,,
        v1,DE,2025-02-11T00:00:00Z,twice,,
        v5,DE,never,c,,

        """;

    [Fact]
    public async Task NestedColumnsAndPartition_ReachTheFilesOfTheirTable()
    {
        await using var bank = new Bank();
        var report = await HydrateAsync(bank, Rows);
        var table = (await bank.Platform.Lake(Jurisdiction.EU).TryOpenAsync(PortTable.Id(Visit.Schema, Jurisdiction.EU), TestContext.Current.CancellationToken))!;

        var files = await table.FilesAsync(table.CurrentSnapshotId!.Value, TestContext.Current.CancellationToken);

        Assert.Equal((3, 1, 2L), (report.RowsWritten[Jurisdiction.EU], report.RowsWritten[Jurisdiction.US], report.RowsQuarantined));
        Assert.Equal((4L, 4L, 2L), (report.Present["tags"], report.Present["id"], report.Present["address"]));
        Assert.Equal(Visit.Schema.Partition, table.Partition);
        Assert.All(files.Files, file => Assert.Single(MonthsOf(file.Path)));
        Assert.Equal(3, files.Files.Sum(file => file.Rows));
    }

    [Fact]
    public async Task KeyOfAnEarlierBatch_IsFoundAmongDividedFiles()
    {
        await using var bank = new Bank();
        _ = await HydrateAsync(bank, Rows);

        var report = await HydrateAsync(bank, "id,country,at,tags,street,zip\nv3,DE,2025-07-11T00:00:00Z,c,,\nv9,DE,2025-07-11T00:00:00Z,c,,\n");

        Assert.Equal((1, 1L), (report.RowsWritten[Jurisdiction.EU], report.RowsQuarantined));
    }

    private static async Task<HydrationReport> HydrateAsync(Bank bank, string rows) =>
        await new Hydrator<Visit>(await bank.Platform.OpenAsync()).RunAsync(
            CsvSource.Stream("visits.csv", _ => ValueTask.FromResult<Stream>(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(rows)))),
            null, TestContext.Current.CancellationToken);

    private static HashSet<string> MonthsOf(string path)
    {
        using var reader = new ParquetFileReader(path);
        using var group = reader.RowGroup(0);
        using var column = group.Column(5).LogicalReader<DateTime>();
        return [.. column.ReadAll((int)group.MetaData.NumRows).Select(time => $"{time:yyyy-MM}")];
    }
}
