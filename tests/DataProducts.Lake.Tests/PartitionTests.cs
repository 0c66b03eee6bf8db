using System.Globalization;
using System.Text.Json;
using DataProducts.Lake.Avro;
using DataProducts.Lake.Metrics;
using DataProducts.Lake.Tests.Support;
using DataProducts.TestKit;

namespace DataProducts.Lake.Tests;

/// <summary>Tables whose rows are divided into files.</summary>
public sealed class PartitionTests
{
    private static readonly LakeColumn[] Columns =
    [
        new("id", new LakeType(LakeKind.Int), false), new("name", new LakeType(LakeKind.String), true),
        new("event_date", new LakeType(LakeKind.Date), true), new("price", new LakeType(LakeKind.Decimal, 8, 4), true),
        new("tags", LakeType.List(new LakeType(LakeKind.String), true), true), new("token", new LakeType(LakeKind.String), true, Bounds: false),
    ];

    private static readonly PartitionColumn[] BucketAndDate = [new("id", "bucket[4]"), new("event_date", "identity")];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<PartitionColumn[], string> Refused => new()
    {
        { [new("nothing", "identity")], "no such column" },
        { [new("id", "void")], "no such transform" },
        { [new("id", "year")], "type int" },
        { [new("tags", "identity")], "type list<string?>" },
        { [new("price", "truncate[2147483647]")], "type decimal(8, 4)" },
        { [new("token", "identity")], "personal data" },
        { [new("token", "bucket[16]")], "personal data" },
        { [new("id", "bucket[4]"), new("id", "bucket[8]")], "'id_bucket'" },
        { [new("event_date", "year"), new("event_date", "month")], "'event_date_month'" },
    };

    [Fact]
    public async Task Rows_AreDividedAsSparkDividedThem()
    {
        using var lake = new TestLake { Partition = BucketAndDate };
        var folder = Conformance.Find("iceberg-golden/spark-rename-bucket-partition");
        using var golden = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(folder, "expected.json"), Cancel));
        var rows = golden.RootElement.GetProperty("rows").EnumerateArray().Select(row => Row(
            row.GetProperty("id").GetInt32(),
            row.GetProperty("event_date").GetString() is { } text ? DateOnly.FromDateTime(DateTime.Parse(text, CultureInfo.InvariantCulture)) : null)).ToArray();
        _ = await lake.AppendAsync("b1", Columns, rows);

        var ours = await TuplesAsync(lake);

        var theirs = golden.RootElement.GetProperty("manifests").EnumerateArray().SelectMany(manifest => manifest.GetProperty("entries").EnumerateArray())
            .Select(entry => entry.GetProperty("partition").GetProperty("id_bucket").GetInt32());
        Assert.Equal(theirs.Order(), ours.Select(tuple => (int)tuple.Values[0]!).Order());
        using var metadata = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(lake.TableFolder, "metadata", "v2.metadata.json"), Cancel));
        var spec = metadata.RootElement.GetProperty("partition-specs")[0].GetProperty("fields");
        Assert.Equal(["id_bucket bucket[4] 1 1000", "event_date identity 3 1001"], spec.EnumerateArray().Select(field =>
            $"{field.GetProperty("name")} {field.GetProperty("transform")} {field.GetProperty("source-id")} {field.GetProperty("field-id")}"));
        Assert.Equal(1001, metadata.RootElement.GetProperty("last-partition-id").GetInt32());
    }

    [Fact]
    public async Task EachFile_HoldsOnePartitionAndAllRowsAreThere()
    {
        using var lake = new TestLake { Partition = [new("name", "truncate[2]"), new("event_date", "month"), new("price", "identity")] };
        var random = new Random(5);
        var rows = Enumerable.Range(0, 2000).Select(id => new object?[]
        {
            id, random.Next(5) == 0 ? null : $"{(char)('a' + random.Next(3))}ä{random.Next(9)}", random.Next(5) == 0 ? null : random.Next(-40, 40),
            random.Next(3) == 0 ? null : (Int128)random.Next(-2, 2), random.Next(3) == 0 ? null : new NestedValue(LakeKind.List, "x", null, $"{id}"), $"tok{id}",
        }).ToArray();

        var snapshot = await lake.AppendAsync("b1", Columns, rows[..900], rows[900..]);

        var files = await (await lake.OpenAsync(Columns)).FilesAsync(snapshot, Cancel);
        Assert.Equal(rows.Select(Line), DuckDbSql.Rows(files, Columns).Select(Line));
        var expected = rows.GroupBy(row => $"{row[1]?.ToString()?[..2]}|{(row[2] is int day ? day < 0 ? day < -31 ? -2 : -1 : day < 31 ? 0 : 1 : null)}|{row[3]}")
            .Select(group => $"{group.Key}: {group.Count()}").Order();
        var found = (await TuplesAsync(lake)).GroupBy(tuple => $"{tuple.Values[0]}|{tuple.Values[1]}|{Unscaled(tuple.Values[2])}")
            .Select(group => $"{group.Key}: {group.Sum(tuple => tuple.Rows)}").Order();
        Assert.Equal(expected, found);
    }

    [Fact]
    public async Task ManifestList_SumsUpThePartitionsOfEachManifestForEver()
    {
        using var lake = new TestLake { Partition = BucketAndDate };
        _ = await lake.AppendAsync("b1", Columns, [Row(1, new DateOnly(2022, 1, 5)), Row(2, null), Row(3, new DateOnly(2021, 1, 5))]);
        _ = await lake.AppendAsync("b2", Columns, [Row(4, null)]);
        var store = TestStore.Of(lake);
        var state = await store.LoadAsync(Cancel);

        var manifests = await store.ManifestsAsync(state, state.Metadata.Current!, Cancel);

        var dates = manifests.Select(manifest => manifest.Partitions[1]).ToArray();
        Assert.Equal([true, true], dates.Select(date => date.ContainsNull));
        Assert.Equal([false, false], manifests.Select(manifest => manifest.Partitions[0].ContainsNull));
        Assert.Equal(Convert.ToHexString(SingleValue.Of(18_632)), Convert.ToHexString(dates[0].Lower!));
        Assert.Equal(Convert.ToHexString(SingleValue.Of(18_997)), Convert.ToHexString(dates[0].Upper!));
        Assert.Null(dates[1].Lower);
        Assert.Null(dates[1].Upper);
    }

    // Not by a decimal: icebird does not read Avro's type fixed.
    [Fact]
    public async Task DividedTable_IsReadByIcebird()
    {
        using var lake = new TestLake { Partition = [new("name", "identity"), new("event_date", "day"), new("id", "bucket[3]")] };
        _ = await lake.AppendAsync("b1", Columns, Some());

        using var read = JsonDocument.Parse(await NodeOracle.RunAsync("iceberg", "read.mjs", [lake.TableFolder]));

        Assert.Equal(Some().Select(row => $"{row[0]} {row[1]}"), read.RootElement.EnumerateArray()
            .Select(row => $"{row.GetProperty("id")} {row.GetProperty("name")}").OrderBy(text => int.Parse(text.Split(' ')[0], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task DividedTable_IsReadAndPrunedByClickHouse()
    {
        using var lake = new TestLake { Partition = [new("name", "identity"), new("event_date", "month"), new("id", "bucket[3]")] };
        _ = await lake.AppendAsync("b1", Columns, Some());
        string[] conditions = ["name = 'n1'", "name IS NULL", "event_date = toDate32('2021-02-01')", "event_date < toDate32('1969-12-15')", "id = 7", "id IN (1, 2, 30)"];
        var queries = conditions.Select(condition =>
            $"SELECT count() FROM icebergLocal('{lake.TableFolder}') WHERE {condition} SETTINGS use_iceberg_partition_pruning = 1").ToArray();

        var output = await NodeOracle.RunAsync("chdb", "query.cjs", [], JsonSerializer.Serialize(queries), Path.GetTempPath());

        using var results = JsonDocument.Parse(output);
        var day = Days(2021, 2, 1);
        int[] expected =
        [
            Some().Count(row => row[1] is "n1"), Some().Count(row => row[1] is null), Some().Count(row => row[2] is int value && value == day),
            Some().Count(row => row[2] is int value && value < -17), 1, 3,
        ];
        Assert.Equal(expected.Select(count => $"{count}"), results.RootElement.EnumerateArray().Select(result =>
            result.TryGetProperty("rows", out var rows) ? rows[0][0].GetString() : result.GetProperty("error").GetString()));
        Assert.All(expected, count => Assert.True(count > 0));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task PartitionThatCannotBe_IsRefused(PartitionColumn[] partition, string named)
    {
        using var lake = new TestLake { Partition = partition };

        var failure = await Assert.ThrowsAsync<LakeException>(() => lake.OpenAsync(Columns));

        Assert.Equal("DP1530", failure.Id);
        Assert.Contains(named, failure.Message, StringComparison.Ordinal);
        Assert.Null(await lake.Lake.TryOpenAsync(lake.Id, Cancel));
    }

    [Fact]
    public async Task OtherPartitionThanTheTables_IsRefused()
    {
        using var lake = new TestLake { Partition = BucketAndDate };
        _ = await lake.OpenAsync(Columns);
        lake.Partition = [BucketAndDate[0]];

        Assert.Equal("DP1531", (await Assert.ThrowsAsync<LakeException>(() => lake.OpenAsync(Columns))).Id);
        Assert.Equal(BucketAndDate, (await lake.Lake.TryOpenAsync(lake.Id, Cancel))!.Partition);
    }

    [Fact]
    public async Task MorePartitionsThanFilesMayBeOpen_AreAllWritten()
    {
        using var lake = new TestLake { Partition = [new("id", "identity")] };
        var rows = Enumerable.Range(0, 150).Select(id => Row(id, null)).ToArray();

        var snapshot = await lake.AppendAsync("b1", Columns, rows, rows);

        var table = await lake.OpenAsync(Columns);
        Assert.Equal(300, (await TestLake.ReadAsync(table, snapshot, "id")).Count);
        Assert.All(await TuplesAsync(lake), tuple => Assert.InRange(tuple.Rows, 1, 2));
        Assert.DoesNotContain(lake.Files(), file => file.Contains("tmp", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AppendThatIsGivenUp_LeavesNoFile()
    {
        using var lake = new TestLake { Partition = BucketAndDate };
        var table = await lake.OpenAsync(Columns);
        await using (var append = table.BeginAppend("b1"))
        {
            using var rows = Sample.Batch(Columns, Some());
            await append.WriteAsync(rows, Cancel);
        }

        Assert.DoesNotContain(lake.Files(), file => file.StartsWith("data", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TransformOfAnotherWriter_IsReadAndNotWritten()
    {
        using var lake = new TestLake { Partition = BucketAndDate };
        var snapshot = await lake.AppendAsync("b1", Columns, Some());
        var file = Path.Combine(lake.TableFolder, "metadata", "v2.metadata.json");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, Cancel)).Replace("bucket[4]", "zorder[4]", StringComparison.Ordinal), Cancel);
        var table = (await lake.Lake.TryOpenAsync(lake.Id, Cancel))!;

        Assert.Equal(Some().Length, (await TestLake.ReadAsync(table, snapshot, "id")).Count);
        Assert.Equal("DP1502", Assert.Throws<LakeException>(() => table.BeginAppend("b2")).Id);
    }

    private static object?[] Row(int id, DateOnly? date) => [id, $"n{id % 3}", date is { } day ? Days(day.Year, day.Month, day.Day) : null, (Int128)id, null, null];

    private static object?[][] Some() =>
    [
        .. Enumerable.Range(0, 40).Select(id => new object?[]
        {
            id, id % 4 == 0 ? null : $"n{id % 3}", id % 5 == 0 ? null : Days(2021, 2, 1) + (id % 2 == 0 ? 0 : -20_000 + (id * 40)), (Int128)(id * 77) - 1000,
            new NestedValue(LakeKind.List, $"t{id}"), $"tok{id}",
        }),
    ];

    private static string Line(object?[] row) => string.Join('|', row.Select((value, i) => NestedValue.Text(value, Columns[i].Type)));

    private static int Days(int year, int month, int day) => new DateOnly(year, month, day).DayNumber - new DateOnly(1970, 1, 1).DayNumber;

    private static string Unscaled(object? value) => value is byte[] bytes ? SingleValue.Unscaled(bytes).ToString(CultureInfo.InvariantCulture) : "";

    // What stands in the manifests, decoded by the schema in their headers.
    private static async Task<List<(object?[] Values, long Rows)>> TuplesAsync(TestLake lake)
    {
        var tuples = new List<(object?[], long)>();
        foreach (var manifest in Directory.GetFiles(lake.TableFolder, "*-m0.avro", SearchOption.AllDirectories))
        {
            foreach (var entry in AvroContainerReader.Read(await File.ReadAllBytesAsync(manifest, Cancel), manifest).Records)
            {
                var file = entry.Reference<AvroRecord>(2)!;
                var tuple = file.Reference<AvroRecord>(102)!;
                tuples.Add(([.. Enumerable.Range(0, tuple.Count).Select(i => tuple[i])], file.Required<long>(103)));
            }
        }

        return tuples;
    }
}
