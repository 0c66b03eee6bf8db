using DataProducts.Lake.Catalog;
using DataProducts.Lake.Storage;
using DataProducts.Lake.Tests.Support;

namespace DataProducts.Lake.Tests;

public sealed class TableTests
{
    private static readonly LakeColumn[] Columns =
        [new("id", new LakeType(LakeKind.Long), false), new("name", new LakeType(LakeKind.String), true)];

    private static readonly object?[] Row = [1L, "n"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<LakeColumn[], string> OtherColumns => new()
    {
        { [Columns[0]], "'name'" },
        { [.. Columns, new("more", new LakeType(LakeKind.Int), false)], "'more' is not in the table, and only an optional one" },
        { [Columns[1], Columns[0]], "'name' stands at another place" },
        { [Columns[0], Columns[1] with { Name = "label" }], "has 'name' besides" },
        { [Columns[0] with { Type = new LakeType(LakeKind.Int) }, Columns[1]], "type long, not int" },
        { [Columns[0], Columns[1] with { Nullable = false }], "'name' is optional" },
        { [Columns[0], Columns[1] with { Bounds = false }], "'name' has bounds" },
    };

    [Theory]
    [MemberData(nameof(OtherColumns))]
    public async Task OtherColumnsThanTheTables_AreRefused(LakeColumn[] columns, string named)
    {
        using var lake = new TestLake();
        _ = await lake.OpenAsync(Columns);

        var failure = await Assert.ThrowsAsync<LakeException>(() => lake.OpenAsync(columns));

        Assert.Equal("DP1503", failure.Id);
        Assert.Contains(named, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OtherDocumentation_IsNoDifference()
    {
        using var lake = new TestLake();
        _ = await lake.OpenAsync(Columns);

        _ = await lake.OpenAsync([Columns[0] with { Documentation = "new words" }, Columns[1]]);
    }

    [Fact]
    public async Task UnknownTable_IsNull()
    {
        using var lake = new TestLake();

        Assert.Null(await lake.Lake.TryOpenAsync(lake.Id, Cancel));
        Assert.False(Directory.Exists(lake.Folder["eu"]));
    }

    [Fact]
    public async Task UnknownSnapshot_IsRefusedByName()
    {
        using var lake = new TestLake();
        var table = await lake.OpenAsync(Columns);

        Assert.Equal("DP1508", (await Assert.ThrowsAsync<LakeException>(() => table.FilesAsync(5, Cancel))).Id);
    }

    [Fact]
    public async Task LostCatalog_IsRebuiltFromTheFolder()
    {
        using var lake = new TestLake();
        var snapshot = await lake.AppendAsync("b1", Columns, [Row]);
        File.Delete(lake.Folder["eu/catalog.db"]);

        Assert.Equal(snapshot, (await lake.Lake.TryOpenAsync(lake.Id, Cancel))!.CurrentSnapshotId);
        var pointer = await new SqlitePointers(lake.Folder["eu/catalog.db"]).FindAsync(lake.Id, Cancel);
        Assert.EndsWith("v2.metadata.json", pointer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PointerBehindTheFolder_IsMovedOn()
    {
        using var lake = new TestLake();
        _ = await lake.AppendAsync("b1", Columns, [Row]);
        File.Copy(lake.Folder["eu/catalog.db"], lake.Folder["old.db"]);
        var second = await lake.AppendAsync("b2", Columns, [Row]);
        File.Copy(lake.Folder["old.db"], lake.Folder["eu/catalog.db"], overwrite: true);

        var third = await lake.AppendAsync("b3", Columns, [Row]);

        var table = await lake.OpenAsync(Columns);
        Assert.Equal((second, third), (await table.FindBatchAsync("b2", Cancel), await table.FindBatchAsync("b3", Cancel)));
        Assert.Equal(3, (await TestLake.ReadAsync(table, third, "id")).Count);
    }

    [Fact]
    public async Task MovedFolder_IsStillReadAndWritten()
    {
        using var lake = new TestLake();
        _ = await lake.AppendAsync("b1", Columns, [Row]);
        Directory.Move(lake.Folder["eu"], lake.Folder["moved"]);
        var table = (await TableLake.Local(lake.Folder["moved"], TimeProvider.System).TryOpenAsync(lake.Id, Cancel))!;
        await using var append = table.BeginAppend("b2");
        using var rows = Sample.Batch(Columns, [Row]);
        await append.WriteAsync(rows, Cancel);

        var snapshot = await append.CommitAsync(TestLake.NoSummary, Cancel);

        Assert.Equal(2, (await TestLake.ReadAsync(table, snapshot, "id")).Count);
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("{table}/../other/metadata/x.avro")]
    [InlineData("{table}x/metadata/x.avro")]
    public async Task MetadataThatNamesAFileElsewhere_IsRefused(string path)
    {
        using var lake = new TestLake();
        var snapshot = await lake.AppendAsync("b1", Columns, [Row]);
        var file = Path.Combine(lake.TableFolder, "metadata", "v2.metadata.json");
        var list = Directory.GetFiles(lake.TableFolder, "snap-*.avro", SearchOption.AllDirectories)[0];
        var text = await File.ReadAllTextAsync(file, Cancel);
        await File.WriteAllTextAsync(file, text.Replace(list, path.Replace("{table}", lake.TableFolder, StringComparison.Ordinal), StringComparison.Ordinal), Cancel);
        var table = await lake.OpenAsync(Columns);

        Assert.Equal("DP1501", (await Assert.ThrowsAsync<LakeException>(() => table.FilesAsync(snapshot, Cancel))).Id);
    }

    [Fact]
    public async Task Sweep_RemovesOldOrphansOnly()
    {
        using var lake = new TestLake();
        var snapshot = await lake.AppendAsync("b1", Columns, [Row]);
        var table = await lake.OpenAsync(Columns);
        string[] orphans = ["data/x.parquet", "metadata/x-m0.avro", "metadata/.tmp-1"];
        foreach (var orphan in orphans)
        {
            await File.WriteAllTextAsync(Path.Combine(lake.TableFolder, orphan), "x", Cancel);
        }

        Assert.Equal(0, await table.SweepOrphansAsync(TimeSpan.FromHours(1), Cancel));
        foreach (var file in lake.Files())
        {
            File.SetLastWriteTimeUtc(Path.Combine(lake.TableFolder, file), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        }

        Assert.Equal(orphans.Length, await table.SweepOrphansAsync(TimeSpan.FromHours(1), Cancel));
        Assert.Single(await TestLake.ReadAsync(table, snapshot, "id"));
    }

    [Fact]
    public async Task ObjectCreatedByManyAtOnce_IsOneWriters()
    {
        using var lake = new TestLake();
        var store = new LocalObjectStore(lake.Folder["eu"]);
        for (var round = 0; round < 20; round++)
        {
            var target = lake.Folder[$"eu/o{round}"];
            var wins = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
                Task.Run(async () => await store.TryCreateAsync(target, new[] { (byte)i }, Cancel) ? i : -1, Cancel)));

            Assert.Equal([(byte)wins.Single(win => win >= 0)], await File.ReadAllBytesAsync(target, Cancel));
        }
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("{root}/../x")]
    [InlineData("{root}x/y")]
    [InlineData("{root}")]
    public async Task LocationOutsideTheRoot_IsRefused(string location)
    {
        using var lake = new TestLake();
        var store = new LocalObjectStore(lake.Folder["eu"]);

        var failure = await Assert.ThrowsAsync<LakeException>(async () =>
            await store.OpenReadAsync(location.Replace("{root}", lake.Folder["eu"], StringComparison.Ordinal), Cancel));

        Assert.Equal("DP1509", failure.Id);
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("a/b")]
    [InlineData("A")]
    [InlineData("")]
    [InlineData("..")]
    public void TableNameThatIsNoFolder_IsRefused(string name) =>
        Assert.ThrowsAny<ArgumentException>(() => new TableId("ns", name));
}
