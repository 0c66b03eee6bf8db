using DataProducts.TestKit;

namespace DataProducts.Lake.Tests.Support;

/// <summary>A lake in a folder of its own.</summary>
internal sealed class TestLake : IDisposable
{
    public static readonly IReadOnlyDictionary<string, string> NoSummary = new Dictionary<string, string>();

    public TempFolder Folder { get; } = new();

    /// <summary>Gets the clock of the table's snapshots.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    public TableLake Lake => TableLake.Local(Folder["eu"], Time);

    public TableId Id { get; } = new("eu__test__v1", "rows");

    public string TableFolder => Path.Combine(Folder["eu"], Id.Namespace, Id.Name);

    /// <summary>Gets or sets how the table is divided.</summary>
    public IReadOnlyList<PartitionColumn> Partition { get; set; } = [];

    public Task<LakeTable> OpenAsync(IReadOnlyList<LakeColumn>? columns = null) =>
        Lake.OpenOrCreateAsync(Id, columns ?? Sample.Columns, Partition, TestContext.Current.CancellationToken);

    public async Task<long> AppendAsync(string batch, IReadOnlyList<LakeColumn> columns, params IEnumerable<object?[]>[] parts)
    {
        var table = await OpenAsync(columns);
        await using var append = table.BeginAppend(batch);
        foreach (var part in parts)
        {
            using var rows = Sample.Batch(columns, part);
            await append.WriteAsync(rows, TestContext.Current.CancellationToken);
        }

        return await append.CommitAsync(NoSummary, TestContext.Current.CancellationToken);
    }

    /// <summary>Appends the sample's rows, four to a file, so that predicates can leave files out.</summary>
    public async Task<long> AppendSampleAsync()
    {
        var snapshot = 0L;
        foreach (var part in Sample.Rows().Chunk(4))
        {
            snapshot = await AppendAsync($"b{part[0][0]}", Sample.Columns, part);
        }

        return snapshot;
    }

    public static async Task<List<object?[]>> ReadAsync(LakeTable table, long snapshot, params string[] columns)
    {
        var rows = new List<object?[]>();
        await foreach (var batch in table.ReadAsync(snapshot, columns, TestContext.Current.CancellationToken))
        {
            rows.AddRange(Sample.RowsOf(batch));
        }

        return rows;
    }

    public string[] Files() => [.. Directory.GetFiles(TableFolder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(TableFolder, file)).Order()];

    public void Dispose() => Folder.Dispose();
}
