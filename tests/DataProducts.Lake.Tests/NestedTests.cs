using System.Globalization;
using System.Text.Json;
using DataProducts.Lake.Metadata;
using DataProducts.Lake.Tests.Support;
using DataProducts.TestKit;
using Parquet;

namespace DataProducts.Lake.Tests;

/// <summary>Structs, lists and maps in each other.</summary>
public sealed class NestedTests
{
    private static readonly LakeType Text = new(LakeKind.String);

    private static readonly LakeColumn[] Columns =
    [
        new("id", new LakeType(LakeKind.Int), false),
        new("address", LakeType.Struct(
            new LakeField("street", Text, false) { Documentation = "Where \"it\" is" }, new LakeField("zip", new LakeType(LakeKind.Int), true), new LakeField("key", new LakeType(LakeKind.Uuid), true)), true),
        new("tags", LakeType.List(Text, true), true),
        new("limits", LakeType.Map(Text, new LakeType(LakeKind.Long), true), true),
        new("visits", LakeType.List(LakeType.Struct(new LakeField("at", new LakeType(LakeKind.Time), false), new LakeField("by", LakeType.Map(Text, Text), true))), false),
        new("secret", LakeType.Struct(new LakeField("word", Text, false)), true, Bounds: false),
    ];

    private static readonly object?[][] Rows =
    [
        [
            1, new NestedValue(LakeKind.Struct, "Elm", 7, Guid.AllBitsSet), new NestedValue(LakeKind.List, "a", null, "b"), new NestedValue(LakeKind.Map, "x", 1L, "y", null),
            new NestedValue(LakeKind.List, new NestedValue(LakeKind.Struct, 5L, new NestedValue(LakeKind.Map, "p", "q")), new NestedValue(LakeKind.Struct, 6L, null)), new NestedValue(LakeKind.Struct, "HIDDENWORD"),
        ],
        [2, null, null, null, new NestedValue(LakeKind.List), null],
        [3, new NestedValue(LakeKind.Struct, "Ash", null, null), new NestedValue(LakeKind.List), new NestedValue(LakeKind.Map), new NestedValue(LakeKind.List), null],
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<LakeType> Impossible =>
    [
        LakeType.Map(LakeType.List(Text), Text),
        LakeType.Struct(new LakeField("A", Text, true)),
        LakeType.Struct(new LakeField("a.b", Text, true)),
        LakeType.List(new LakeType(LakeKind.Decimal, 39, 2)),
        Enumerable.Range(0, 20).Aggregate(Text, (type, _) => LakeType.List(type)),
    ];

    [Fact]
    public async Task RandomTypesAndValues_AreReadByDuckDbAsWritten()
    {
        for (var seed = 1; seed <= 40; seed++)
        {
            var random = new RandomValues(seed);
            var columns = random.Columns();
            var rows = Enumerable.Range(0, 60).Select(id => random.Row(columns, id)).ToArray();
            using var lake = new TestLake();
            var snapshot = await lake.AppendAsync("b1", columns, rows[..7], rows[7..]);
            var files = await (await lake.OpenAsync(columns)).FilesAsync(snapshot, Cancel);

            var read = DuckDbSql.Rows(files, columns);

            var wanted = rows.Select(row => Line(row, columns)).ToArray();
            var found = read.Select(row => Line(row, columns)).ToArray();
            Assert.True(wanted.SequenceEqual(found), $"Seed {seed}, {string.Join(", ", columns.Select(column => column.Type))}: "
                + wanted.Zip(found).Where(pair => pair.First != pair.Second).Select(pair => $"{pair.First} became {pair.Second}").FirstOrDefault());
        }
    }

    [Fact]
    public async Task EveryNode_HasItsFieldIdInTheSchemaAndTheFile()
    {
        using var lake = new TestLake();
        var snapshot = await lake.AppendAsync("b1", Columns, Rows);
        var files = await (await lake.OpenAsync(Columns)).FilesAsync(snapshot, Cancel);
        await using var reader = await ParquetReader.CreateAsync(Assert.Single(files.Files).Path, null, Cancel);
        using var metadata = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(lake.TableFolder, "metadata", "v2.metadata.json"), Cancel));

        var nodes = reader.Metadata!.Schema.Skip(1).Select(node => $"{node.Name} {node.FieldId}");

        Assert.Equal(
            [
                "id 1", "address 2", "street 7", "zip 8", "key 9", "tags 3", "list ", "element 10", "limits 4", "key_value ", "key 11", "value 12",
                "visits 5", "list ", "element 13", "at 14", "by 15", "key_value ", "key 16", "value 17", "secret 6", "word 18",
            ],
            nodes);
        Assert.Equal(18, metadata.RootElement.GetProperty("last-column-id").GetInt32());
        Assert.Equal(
            """
            {"type":"struct","schema-id":0,"fields":[
            {"id":1,"name":"id","required":true,"type":"int"},
            {"id":2,"name":"address","required":false,"type":{"type":"struct","fields":[
            {"id":7,"name":"street","required":true,"type":"string","doc":"Where \"it\" is"},{"id":8,"name":"zip","required":false,"type":"int"},{"id":9,"name":"key","required":false,"type":"uuid"}]}},
            {"id":3,"name":"tags","required":false,"type":{"type":"list","element-id":10,"element":"string","element-required":false}},
            {"id":4,"name":"limits","required":false,"type":{"type":"map","key-id":11,"key":"string","value-id":12,"value":"long","value-required":false}},
            {"id":5,"name":"visits","required":true,"type":{"type":"list","element-id":13,"element":{"type":"struct","fields":[
            {"id":14,"name":"at","required":true,"type":"time"},
            {"id":15,"name":"by","required":false,"type":{"type":"map","key-id":16,"key":"string","value-id":17,"value":"string","value-required":true}}]},"element-required":true}},
            {"id":6,"name":"secret","required":false,"type":{"type":"struct","fields":[{"id":18,"name":"word","required":true,"type":"string"}]}}]}
            """.ReplaceLineEndings("").Replace("\\\"", "\\u0022", StringComparison.Ordinal),
            JsonSerializer.Serialize(metadata.RootElement.GetProperty("schemas")[0]));
    }

    [Fact]
    public async Task Manifest_CountsLeavesAndBoundsOnlyThoseOutsideListsAndMaps()
    {
        using var lake = new TestLake();
        _ = await lake.AppendAsync("b1", Columns, Rows);
        var store = TestStore.Of(lake);
        var state = await store.LoadAsync(Cancel);
        var manifest = Assert.Single(await store.ManifestsAsync(state, state.Metadata.Current!, Cancel));

        var metrics = Assert.Single(await store.EntriesAsync(state, manifest, Cancel)).File.Metrics;

        // Street, zip, key; elements of tags; keys and values of limits; at, by's key and value; the secret's word.
        Assert.Equal(
            ["1: 3 0", "7: 3 1", "8: 3 2", "9: 3 2", "10: 5 3", "11: 4 2", "12: 4 3", "14: 4 2", "16: 4 3", "17: 4 3", "18: 3 2"],
            metrics.ValueCounts.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}: {pair.Value} {metrics.NullCounts[pair.Key]}"));
        Assert.Equal([1, 7, 8], metrics.LowerBounds.Keys.Order());
        Assert.Equal([1, 7, 8], metrics.UpperBounds.Keys.Order());
        var file = Directory.GetFiles(Path.Combine(lake.TableFolder, "data"))[0];
        await using var reader = await ParquetReader.CreateAsync(file, null, Cancel);
        Assert.All(reader.Metadata!.RowGroups[0].Columns, chunk => Assert.Equal(
            chunk.MetaData!.PathInSchema is not (["secret", ..] or [_, "key"]), chunk.MetaData.Statistics?.MinValue is not null));
    }

    // It has no null structs, lists and maps: it gives empty ones.
    [Fact]
    public async Task Table_IsReadByClickHouse()
    {
        using var lake = new TestLake();
        _ = await lake.AppendAsync("b1", Columns, Rows);
        string[] queries =
        [
            $"SELECT id, address.street, address.zip, tags, limits FROM icebergLocal('{lake.TableFolder}') ORDER BY id",
            $"SELECT count() FROM icebergLocal('{lake.TableFolder}') WHERE address.zip = 7",
        ];

        using var results = JsonDocument.Parse(await NodeOracle.RunAsync("chdb", "query.cjs", [], JsonSerializer.Serialize(queries), Path.GetTempPath()));

        Assert.Equal(
            ["1|Elm|7|['a',NULL,'b']|{'x':1,'y':NULL}", "2||ᴺᵁᴸᴸ|[]|{}", "3|Ash|ᴺᵁᴸᴸ|[]|{}"],
            results.RootElement[0].GetProperty("rows").EnumerateArray().Select(row => string.Join('|', row.EnumerateArray().Select(cell => cell.GetString()))));
        Assert.Equal("1", results.RootElement[1].GetProperty("rows")[0][0].GetString());
    }

    [Fact]
    public async Task Table_IsReadByIcebird()
    {
        using var lake = new TestLake();
        _ = await lake.AppendAsync("b1", Columns, Rows);

        using var rows = JsonDocument.Parse(await NodeOracle.RunAsync("iceberg", "read.mjs", [lake.TableFolder]));

        var byId = rows.RootElement.EnumerateArray().OrderBy(row => int.Parse(row.GetProperty("id").ToString(), CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal("Elm", byId[0].GetProperty("address").GetProperty("street").GetString());
        Assert.Equal(JsonValueKind.Null, byId[1].GetProperty("address").ValueKind);
        Assert.Equal("""["a",null,"b"]""", JsonSerializer.Serialize(byId[0].GetProperty("tags")));
        Assert.Equal("[]", JsonSerializer.Serialize(byId[2].GetProperty("tags")));
    }

    [Theory]
    [MemberData(nameof(Impossible))]
    public async Task TypeThatNoTableHolds_IsRefused(LakeType type)
    {
        using var lake = new TestLake();

        await Assert.ThrowsAsync<ArgumentException>(() => lake.OpenAsync([Columns[0], new("c", type, true)]));
    }

    [Fact]
    public async Task BatchThatDoesNotFit_IsRefusedAndNothingIsWritten()
    {
        await RefusedAsync("address.street", batch => batch.Struct(1)[0].AppendNull());
        await RefusedAsync("address.zip", batch => ((FixedColumn<int>)batch.Struct(1)[1]).Append(1));
        await RefusedAsync("tags.element", batch => batch.List(2).Elements.AppendNull());
        await RefusedAsync("limits.value", batch => batch.Map(3).Values.AppendNull());
        await RefusedAsync("limits", batch => Twice(batch.Map(3), "same"));
        await RefusedAsync("visits.element.at", batch => Late(batch.List(4)));
    }

    [Fact]
    public void DeepSchema_IsRefusedByName()
    {
        var type = Enumerable.Range(0, 40).Aggregate("\"int\"", (inner, i) => $$"""{"type":"list","element-id":{{i + 2}},"element":{{inner}},"element-required":true}""");
        using var schema = JsonDocument.Parse($$"""{"type":"struct","schema-id":0,"fields":[{"id":1,"name":"a","required":true,"type":{{type}}}]}""", new() { MaxDepth = 128 });

        Assert.Throws<MetadataFormatException>(() => SchemaReader.Read(schema.RootElement));
    }

    private static void Twice(MapColumn maps, string key)
    {
        maps.Clear();
        for (var i = 0; i < 2; i++)
        {
            ((BytesColumn)maps.Keys).Append(key);
            maps.Values.AppendNull();
        }

        maps.EndRow();
    }

    private static void Late(ListColumn visits)
    {
        visits.Clear();
        var visit = (StructColumn)visits.Elements;
        visit.AppendPresent();
        ((FixedColumn<long>)visit[0]).Append(86_400_000_000);
        visit[1].AppendNull();
        visits.EndRow();
    }

    private static async Task RefusedAsync(string path, Action<ColumnBatch> spoil)
    {
        using var lake = new TestLake();
        var table = await lake.OpenAsync(Columns);
        using var batch = Sample.Batch(Columns, [Rows[0]]);
        spoil(batch);
        await using var append = table.BeginAppend("b1");

        var failure = await Assert.ThrowsAsync<LakeException>(async () => await append.WriteAsync(batch, Cancel));

        Assert.Equal("DP1507", failure.Id);
        Assert.Contains($"'{path}'", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, append.Rows);
    }

    private static string Line(object?[] row, LakeColumn[] columns) =>
        string.Join(" | ", row.Select((value, i) => NestedValue.Text(value, columns[i].Type)));
}
