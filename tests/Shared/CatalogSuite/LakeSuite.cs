using DataProducts.Lake;

namespace DataProducts.TestKit.Catalogs;

/// <summary>What a lake does the same over every catalog and every store.</summary>
public abstract class LakeSuite : IAsyncLifetime
{
    private static readonly LakeColumn[] Columns =
        [new("id", new LakeType(LakeKind.Long), Nullable: false), new("name", new LakeType(LakeKind.String), true, Documentation: "A \"quoted\"\ntext")];

    private static readonly IReadOnlyDictionary<string, string> NoSummary = new Dictionary<string, string>();

    private TableLake? _lake;

    protected static TableId Table { get; } = new("eu__retail__customers__v1", "customers");

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private protected TableLake Lake => _lake!;

    public async ValueTask InitializeAsync() => _lake = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    private protected abstract ValueTask<TableLake> OpenAsync();

    protected abstract ValueTask CloseAsync();

    /// <summary>Gives the names of a table's files, from its folder on.</summary>
    private protected abstract Task<IReadOnlyList<string>> FilesAsync();

    private protected abstract Task PlantAsync(string relative);

    [Fact]
    public async Task AppendedRows_AreReadBack_AcrossLakes()
    {
        Assert.Null(await Lake.TryOpenAsync(Table, Cancel));
        var first = await AppendAsync(Lake, "b1", 1, 2, 3);
        var second = await AppendAsync(await OpenAsync(), "b2", 4);

        var table = (await (await OpenAsync()).TryOpenAsync(Table, Cancel))!;
        Assert.Equal(second, table.CurrentSnapshotId);
        Assert.Equal([1, 2, 3, 4], await IdsAsync(table, second));
        Assert.Equal([1, 2, 3], await IdsAsync(table, first));
        Assert.Equal(Columns, table.Columns.Select(column => column.Column));
    }

    [Fact]
    public async Task BatchTwice_IsOneSnapshot()
    {
        var first = await AppendAsync(Lake, "b1", 1, 2);
        var files = await FilesAsync();

        Assert.Equal(first, await AppendAsync(await OpenAsync(), "b1", 1, 2));

        Assert.Equal([1, 2], await IdsAsync((await Lake.TryOpenAsync(Table, Cancel))!, first));
        Assert.Equal(files, await FilesAsync());
    }

    [Fact]
    public async Task NewColumn_IsAdded_AndOldRowsHaveNoValue()
    {
        _ = await AppendAsync(Lake, "b1", 1);
        var wider = await (await OpenAsync()).OpenOrCreateAsync(Table, [.. Columns, new LakeColumn("more", new LakeType(LakeKind.Int), true)], cancellationToken: Cancel);

        Assert.Equal(["id", "name", "more"], wider.Columns.Select(column => column.Column.Name));
        Assert.Equal([1], await IdsAsync(wider, wider.CurrentSnapshotId!.Value));
    }

    [Fact]
    public async Task EightAppenders_LoseNoRow()
    {
        _ = await Lake.OpenOrCreateAsync(Table, Columns, cancellationToken: Cancel);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(
            async () =>
            {
                var lake = await OpenAsync();
                for (var step = 0; step < 2; step++)
                {
                    _ = await AppendAsync(lake, $"w{writer}-{step}", (10 * writer) + step);
                }
            },
            Cancel)));

        var table = (await Lake.TryOpenAsync(Table, Cancel))!;
        var ids = await IdsAsync(table, table.CurrentSnapshotId!.Value);
        Assert.Equal(Enumerable.Range(0, 8).SelectMany(writer => new long[] { 10 * writer, (10 * writer) + 1 }), ids.Order());
        Assert.Equal(16, (await FilesAsync()).Count(file => file.EndsWith(".parquet", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Sweep_RemovesOrphans_AndNothingThatTheTableNeeds()
    {
        var snapshot = await AppendAsync(Lake, "b1", 1, 2);
        snapshot = await AppendAsync(Lake, "b2", 3) is var second ? second : snapshot;
        await PlantAsync("metadata/20240101-statistics.puffin");
        var before = await FilesAsync();
        string[] orphans = ["data/x.parquet", "metadata/x-m0.avro"];
        foreach (var orphan in orphans)
        {
            await PlantAsync(orphan);
        }

        await Task.Delay(1100, Cancel); // S3 keeps whole seconds
        var table = (await Lake.TryOpenAsync(Table, Cancel))!;
        Assert.Equal(orphans.Length, await table.SweepOrphansAsync(TimeSpan.Zero, Cancel));

        Assert.Equal(before, await FilesAsync());
        var again = (await (await OpenAsync()).TryOpenAsync(Table, Cancel))!;
        Assert.Equal([1, 2, 3], await IdsAsync(again, snapshot));
    }

    /// <summary>A case for suites with a server between us and the catalog.</summary>
    /// <param name="loseNextCommit">Lets one commit be made, and its answer be lost.</param>
    private protected async Task FindOutLostCommitAsync(Action loseNextCommit)
    {
        _ = await AppendAsync(Lake, "b1", 1);
        loseNextCommit();

        var snapshot = await AppendAsync(Lake, "b2", 2);

        var table = (await (await OpenAsync()).TryOpenAsync(Table, Cancel))!;
        Assert.Equal(snapshot, table.CurrentSnapshotId);
        Assert.Equal([1, 2], await IdsAsync(table, snapshot));
    }

    private protected static async Task<long> AppendAsync(TableLake lake, string batch, params long[] ids)
    {
        var table = await lake.OpenOrCreateAsync(Table, Columns, cancellationToken: Cancel);
        await using var append = table.BeginAppend(batch);
        using var rows = new ColumnBatch(Columns);
        foreach (var id in ids)
        {
            ((FixedColumn<long>)rows[0]).Append(id);
            ((BytesColumn)rows[1]).Append($"name {id} '; DROP");
        }

        await append.WriteAsync(rows, Cancel);
        return await append.CommitAsync(NoSummary, Cancel);
    }

    private static async Task<List<long>> IdsAsync(LakeTable table, long snapshot)
    {
        var ids = new List<long>();
        await foreach (var batch in table.ReadAsync(snapshot, ["id"], Cancel))
        {
            ids.AddRange(((FixedColumn<long>)batch[0]).Values);
        }

        ids.Sort();
        return ids;
    }
}
