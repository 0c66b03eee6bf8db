using System.Globalization;
using System.Text.Json;
using DataProducts.Lake.Manifests;
using DataProducts.Lake.Partitions;
using DataProducts.Lake.Reading.Deletes;
using DataProducts.Lake.Tests.Support;
using DataProducts.TestKit;

namespace DataProducts.Lake.Tests.Reading;

/// <summary>Row-level deletes apply by their sequence numbers and partitions, and to nothing else.</summary>
public sealed class DeleteTests
{
    private const string Fields = """[{"id":1,"name":"id","required":true,"type":"int"},{"id":2,"name":"kind","required":false,"type":"string"}]""";
    private const string Ids = "{id: 1, kind: 2}";
    private const string PositionIds = "{file_path: 2147483546, pos: 2147483545}";

    [Theory]
    [InlineData(3, 3, "2")] // the same commit may delete its own rows
    [InlineData(3, 4, "2")]
    [InlineData(3, 2, "0,1,2")] // the row came later
    public async Task PositionDelete_AppliesToFilesThatAreNotNewer(int data, int delete, string left)
    {
        using var table = new ForeignTable { Fields = Fields };
        var file = Rows(table, 0, 3, data);
        Positions(table, delete, (file, 0), (file, 1), (Path.Combine(table.Root, "data", "other.parquet"), 2));

        Assert.Equal(left, string.Join(',', await table.ReadAsync("id")));
    }

    [Theory]
    [InlineData(3, 3, "0,1,2")] // the same commit's rows stay
    [InlineData(3, 4, "0,2")]
    [InlineData(3, 2, "0,1,2")]
    public async Task EqualityDelete_AppliesToOlderFiles(int data, int delete, string left)
    {
        using var table = new ForeignTable { Fields = Fields };
        _ = Rows(table, 0, 3, data);
        table.Add(table.Write("SELECT 1::INTEGER AS id", "{id: 1}"), delete, FileContent.EqualityDeletes, equalityIds: [1]);

        Assert.Equal(left, string.Join(',', await table.ReadAsync("id")));
        Assert.Equal(left.Length == 3 ? 2 : 3, (await table.ReadAsync("kind")).Count);
    }

    [Fact]
    public async Task PositionsInSeveralFilesAndBatches_AreMerged()
    {
        using var table = new ForeignTable { Fields = Fields };
        var file = Rows(table, 0, 20_000, 1);
        Positions(table, 2, (file, 0), (file, 4095), (file, 4096), (file, 8191));
        Positions(table, 3, (file, 8191), (file, 8192), (file, 19_999));

        var rows = await table.ReadAsync("id");

        Assert.Equal(Enumerable.Range(0, 20_000).Except([0, 4095, 4096, 8191, 8192, 19_999]), rows.Select(row => int.Parse(row, CultureInfo.InvariantCulture)).Order());
    }

    [Fact]
    public async Task DeleteOfAnotherPartition_DoesNotApply()
    {
        using var table = Partitioned();
        var one = Rows(table, 0, 2, 1, spec: 1, partition: "a");
        _ = Rows(table, 10, 2, 1, spec: 1, partition: "b");
        Positions(table, 2, 1, "b", (one, 0));
        table.Add(table.Write("SELECT 10::INTEGER AS id", "{id: 1}"), 2, FileContent.EqualityDeletes, 1, [Text("a")], [1]);
        table.Add(table.Write("SELECT 11::INTEGER AS id", "{id: 1}"), 2, FileContent.EqualityDeletes, 1, [Text("b")], [1]);

        Assert.Equal(["0", "1", "10"], await table.ReadAsync("id"));
    }

    [Fact]
    public async Task EqualityDeleteOfNoPartition_AppliesToAll()
    {
        using var table = Partitioned();
        _ = Rows(table, 0, 2, 1, spec: 1, partition: "a");
        _ = Rows(table, 0, 3, 1);
        table.Add(table.Write("SELECT 1::INTEGER AS id", "{id: 1}"), 2, FileContent.EqualityDeletes, equalityIds: [1]);

        Assert.Equal(["0", "0", "2"], await table.ReadAsync("id"));
    }

    [Fact]
    public async Task DeleteThatRefersToOneFile_AppliesToThatOnly()
    {
        using var table = new ForeignTable { Fields = Fields };
        var (one, other) = (Rows(table, 0, 2, 1), Rows(table, 10, 2, 1));
        var delete = table.Write($"SELECT '{one}' AS file_path, 0::BIGINT AS pos UNION ALL SELECT '{other}', 1", PositionIds);
        table.Add(delete, 2, FileContent.PositionDeletes, referenced: one);

        Assert.Equal(["1", "10", "11"], await table.ReadAsync("id"));
    }

    [Fact]
    public async Task NoValue_EqualsNoValue()
    {
        using var table = new ForeignTable { Fields = Fields };
        table.Add(table.Write("SELECT i::INTEGER AS id, CASE WHEN i % 2 = 0 THEN NULL ELSE '' END AS kind FROM range(4) t(i)", Ids), 1);
        table.Add(table.Write("SELECT NULL::VARCHAR AS kind", "{kind: 2}"), 2, FileContent.EqualityDeletes, equalityIds: [2]);

        Assert.Equal(["1|''", "3|''"], await table.ReadAsync());
    }

    [Fact]
    public async Task SeveralColumns_MustAllBeEqual()
    {
        using var table = new ForeignTable { Fields = Fields };
        _ = Rows(table, 0, 4, 1);
        table.Add(table.Write("SELECT 'k1' AS kind, 1::INTEGER AS id UNION ALL SELECT 'k1', 2", "{id: 1, kind: 2}"), 2, FileContent.EqualityDeletes, equalityIds: [2, 1]);

        Assert.Equal(["0", "2", "3"], await table.ReadAsync("id"));
    }

    [Fact]
    public async Task DroppedColumn_StillDeletes()
    {
        using var table = new ForeignTable
        {
            Fields = """[{"id":1,"name":"id","required":true,"type":"int"}]""",
            OldFields = """[{"id":1,"name":"id","required":true,"type":"int"},{"id":2,"name":"kind","required":false,"type":"string"}]""",
        };
        table.Add(table.Write("SELECT i::INTEGER AS id, 'k' || i AS kind FROM range(3) t(i)", Ids), 1);
        table.Add(table.Write("SELECT 'k1' AS kind", "{kind: 2}"), 2, FileContent.EqualityDeletes, equalityIds: [2]);

        Assert.Equal(["0", "2"], await table.ReadAsync());
    }

    [Fact]
    public async Task WidenedColumn_IsCompared()
    {
        using var table = new ForeignTable { Fields = Fields.Replace("\"int\"", "\"long\"", StringComparison.Ordinal) };
        table.Add(table.Write("SELECT i::INTEGER AS id, 'k' AS kind FROM range(3) t(i)", Ids), 1);
        table.Add(table.Write("SELECT 1::BIGINT AS id", "{id: 1}"), 2, FileContent.EqualityDeletes, equalityIds: [1]);

        Assert.Equal(["0", "2"], await table.ReadAsync("id"));
    }

    [Fact]
    public async Task PositionThatTheFileDoesNotHave_IsRefused()
    {
        using var table = new ForeignTable { Fields = Fields };
        var file = Rows(table, 0, 3, 1);
        Positions(table, 2, (file, 3));

        Assert.Equal("DP1510", (await Assert.ThrowsAsync<LakeException>(() => table.ReadAsync("id"))).Id);
    }

    [Fact]
    public async Task DeletesByNestedOrUnknownFields_AreRefused()
    {
        using var table = new ForeignTable { Fields = Fields };
        _ = Rows(table, 0, 3, 1);
        table.Add(table.Write("SELECT 1::INTEGER AS id", "{id: 1}"), 2, FileContent.EqualityDeletes, equalityIds: [99]);

        Assert.Equal("DP1502", (await Assert.ThrowsAsync<LakeException>(() => table.ReadAsync("id"))).Id);
    }

    // The model deletes row by row as the specification words it; icebird judges the same tables.
    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(4, false)]
    [InlineData(5, false)]
    [InlineData(6, false)]
    public async Task RandomDeletes_LeaveTheModelsRows(int seed, bool askIcebird)
    {
        var random = new Random(seed);
        using var table = new ForeignTable { Fields = Fields };
        var files = new List<(string Path, int Sequence, int First, int Count)>();
        for (var i = 0; i < 6; i++)
        {
            var (count, sequence) = (random.Next(1, 60), i == 0 ? 1 : random.Next(1, 8));
            files.Add((Rows(table, i * 100, count, sequence), sequence, i * 100, count));
        }

        var live = files.SelectMany(file => Enumerable.Range(file.First, file.Count)).ToHashSet();
        for (var sequence = 1; sequence < 9; sequence++)
        {
            // icebird applies deletes by position to newer files too, which no writer makes.
            var candidates = files.Where(file => !askIcebird || file.Sequence <= sequence).DefaultIfEmpty(files.MinBy(file => file.Sequence)).ToList();
            var file = candidates[random.Next(candidates.Count)];
            var positions = Enumerable.Range(0, 3).Select(_ => random.Next(file.Count)).Distinct().Order().ToArray();
            Positions(table, sequence, [.. positions.Select(position => (file.Path, position))]);
            live.ExceptWith(sequence >= file.Sequence ? positions.Select(position => file.First + position) : []);
            var older = files.Where(other => other.Sequence < sequence).SelectMany(other => Enumerable.Range(other.First, other.Count)).ToHashSet();
            int[] deleted = [files[random.Next(files.Count)].First, random.Next(600), random.Next(600)];
            var keys = string.Join(" UNION ALL ", deleted.Select(id => $"SELECT {id}::INTEGER AS id"));
            table.Add(table.Write(keys, "{id: 1}"), sequence, FileContent.EqualityDeletes, equalityIds: [1]);
            live.ExceptWith(deleted.Where(older.Contains));
        }

        var rows = await table.ReadAsync("id");

        Assert.True(live.Select(id => $"{id}").Order(StringComparer.Ordinal).SequenceEqual(rows), $"Seed {seed}");
        if (askIcebird)
        {
            using var answer = JsonDocument.Parse(await NodeOracle.RunAsync("iceberg", "read.mjs", [table.Root]));
            Assert.Equal(rows, answer.RootElement.EnumerateArray().Select(row => $"{row.GetProperty("id")}").Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void TooManyDeletes_AreRefusedBeforeTheyAreRead()
    {
        var budget = new DeleteBudget("t");
        budget.TakeKeys(4_000_000);

        Assert.Equal("DP1513", Assert.Throws<LakeException>(() => budget.TakeKeys(1_000_001)).Id);
        Assert.Equal("DP1513", Assert.Throws<LakeException>(() => budget.TakePositions(long.MaxValue)).Id);
    }

    private static ForeignTable Partitioned()
    {
        var table = new ForeignTable { Fields = Fields };
        table.Specs.Add((new PartitionSpec(1, [new PartitionField(2, 1000, "kind", Transform.Parse("identity"), "identity")]), [new LakeType(LakeKind.String)]));
        return table;
    }

    private static byte[] Text(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private static string Rows(ForeignTable table, int first, int count, int sequence, int spec = 0, string? partition = null)
    {
        var kind = partition is null ? "'k' || (i % 5)" : $"'{partition}'";
        var path = table.Write($"SELECT i::INTEGER AS id, {kind} AS kind FROM range({first}, {first + count}) t(i)", Ids);
        table.Add(path, sequence, FileContent.Data, spec, partition is null ? [] : [Text(partition)]);
        return path;
    }

    private static void Positions(ForeignTable table, int sequence, params (string Path, int Position)[] deleted) => Positions(table, sequence, 0, null, deleted);

    private static void Positions(ForeignTable table, int sequence, int spec, string? partition, params (string Path, int Position)[] deleted)
    {
        var rows = string.Join(" UNION ALL ", deleted.Select(row => $"SELECT '{row.Path}' AS file_path, {row.Position}::BIGINT AS pos"));
        table.Add(table.Write(rows, PositionIds), sequence, FileContent.PositionDeletes, spec, partition is null ? [] : [Text(partition)]);
    }
}
