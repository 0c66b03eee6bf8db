using System.Text.Json;
using static DataProducts.TestKit.Catalogs.CatalogJson;

namespace DataProducts.TestKit.Catalogs;

/// <summary>Requirements and updates of each kind.</summary>
public abstract partial class CatalogSuite
{
    private const string Uuid = "<uuid>";

    public static TheoryData<string, bool> Requirements => new()
    {
        { $$"""{"type":"assert-table-uuid","uuid":"{{Uuid}}"}""", true },
        { """{"type":"assert-table-uuid","uuid":"00000000-0000-0000-0000-000000000001"}""", false },
        { """{"type":"assert-create"}""", false },
        { RefAt(11), true },
        { RefAt(10), false },
        { RefAt(null), false },
        { """{"type":"assert-ref-snapshot-id","ref":"audit","snapshot-id":null}""", true },
        { """{"type":"assert-ref-snapshot-id","ref":"audit","snapshot-id":11}""", false },
        { """{"type":"assert-last-assigned-field-id","last-assigned-field-id":2}""", true },
        { """{"type":"assert-last-assigned-field-id","last-assigned-field-id":3}""", false },
        { """{"type":"assert-current-schema-id","current-schema-id":0}""", true },
        { """{"type":"assert-current-schema-id","current-schema-id":1}""", false },
        { """{"type":"assert-last-assigned-partition-id","last-assigned-partition-id":999}""", true },
        { """{"type":"assert-last-assigned-partition-id","last-assigned-partition-id":1000}""", false },
        { """{"type":"assert-default-spec-id","default-spec-id":0}""", true },
        { """{"type":"assert-default-spec-id","default-spec-id":1}""", false },
        { """{"type":"assert-default-sort-order-id","default-sort-order-id":0}""", true },
        { """{"type":"assert-default-sort-order-id","default-sort-order-id":1}""", false },
    };

    public static TheoryData<string, string, string> Updates => new()
    {
        { $$"""{"action":"assign-uuid","uuid":"{{Uuid}}"}""", "format-version", "2" },
        { """{"action":"upgrade-format-version","format-version":2}""", "format-version", "2" },
        { $$"""{"action":"add-schema","schema":{{Wider}}}""", "last-column-id", "3" },
        { $$"""{"action":"add-schema","schema":{{Wider}}},{"action":"set-current-schema","schema-id":-1}""", "current-schema-id", "1" },
        { """{"action":"add-spec","spec":{"spec-id":0,"fields":[{"source-id":1,"field-id":1000,"transform":"bucket[4]","name":"b"}]}}""", "last-partition-id", "1000" },
        {
            """{"action":"add-spec","spec":{"spec-id":0,"fields":[{"source-id":1,"field-id":1000,"transform":"bucket[4]","name":"b"}]}},{"action":"set-default-spec","spec-id":-1}""",
            "default-spec-id", "1"
        },
        {
            """{"action":"add-sort-order","sort-order":{"order-id":1,"fields":[{"source-id":1,"transform":"identity","direction":"asc","null-order":"nulls-first"}]}},{"action":"set-default-sort-order","sort-order-id":-1}""",
            "default-sort-order-id", "1"
        },
        { AddSnapshot(12, 11, 3), "snapshots.2.snapshot-id", "12" },
        { SetRef("main", "branch", 10), "current-snapshot-id", "10" },
        { SetRef("audit", "branch", 10), "refs.audit.snapshot-id", "10" },
        { SetRef("kept", "tag", 10), "refs.kept.type", "tag" },
        { $$"""{{SetRef("kept", "tag", 10)}},{"action":"remove-snapshot-ref","ref-name":"kept"}""", "refs.kept", "" },
        { """{"action":"remove-snapshots","snapshot-ids":[10]}""", "snapshots.0.snapshot-id", "11" },
        { """{"action":"set-location","location":"s3://elsewhere/t"}""", "location", "s3://elsewhere/t" },
        { """{"action":"set-properties","updates":{"a":"1","b":"x\"\n${y}"}}""", "properties.b", "x\"\n${y}" },
        { """{"action":"remove-properties","removals":["owner"]}""", "properties.owner", "" },
        { $$"""{"action":"set-statistics","statistics":{{Statistics}}}""", "statistics.0.snapshot-id", "11" },
        { $$"""{"action":"set-statistics","statistics":{{Statistics}}},{"action":"remove-statistics","snapshot-id":11}""", "statistics.0", "" },
        {
            """{"action":"set-partition-statistics","partition-statistics":{"snapshot-id":11,"statistics-path":"s3://b/p.parquet","file-size-in-bytes":9}}""",
            "partition-statistics.0.snapshot-id", "11"
        },
        { $$"""{"action":"add-schema","schema":{{Wider}}},{"action":"remove-schemas","schema-ids":[1]}""", "schemas.1", "" },
        { """{"action":"remove-partition-specs","spec-ids":[7]}""", "partition-specs.0.spec-id", "0" },
    };

    public static TheoryData<string, string> Nonsense => new()
    {
        { """[{"type":"assert-weather","sun":true}]""", "[]" },
        { """[{}]""", "[]" },
        { """[{"type":"assert-current-schema-id","current-schema-id":"0"}]""", "[]" },
        { "[]", """[{"action":"drop-everything"}]""" },
        { "[]", """[{"action":"add-view-version","view-version":{}}]""" },
        { "[]", """[{"action":"set-properties"},{"action":"assign-uuid","uuid":"00000000-0000-0000-0000-000000000001"}]""" },
        { "[]", """[{"action":"upgrade-format-version","format-version":3}]""" },
        { "[]", """[{"action":"set-current-schema","schema-id":5}]""" },
        { "[]", """[{"action":"set-default-spec","spec-id":-1}]""" },
        { "[]", SetOf(SetRef("main", "branch", 99)) },
        { "[]", SetOf(SetRef("main", "tag", 10)) },
        { "[]", """[7]""" },
    };

    private static string Wider => """
        {"type":"struct","schema-id":9,"fields":[{"id":1,"name":"id","required":true,"type":"long"},
        {"id":2,"name":"name","required":false,"type":"string"},{"id":3,"name":"more","required":false,"type":"int"}]}
        """;

    private static string Statistics => """
        {"snapshot-id":11,"statistics-path":"s3://b/s.puffin","file-size-in-bytes":9,"file-footer-size-in-bytes":4,"blob-metadata":[]}
        """;

    [Theory]
    [MemberData(nameof(Requirements))]
    public async Task Requirement_DecidesWhetherTheChangeIsMade(string requirement, bool holds)
    {
        var table = await CreateWithSnapshotsAsync();
        requirement = requirement.Replace(Uuid, table.GetProperty("table-uuid").GetString(), StringComparison.Ordinal);

        var changed = await Catalog.TryCommitAsync(Table, Change($"[{requirement}]", """[{"action":"set-properties","updates":{"done":"yes"}}]"""), Cancel);

        Assert.Equal(holds, changed is not null);
        Assert.Equal(holds, Read((await (await OpenAsync()).LoadAsync(Table, Cancel))!).GetProperty("properties").TryGetProperty("done", out _));
    }

    [Theory]
    [MemberData(nameof(Updates))]
    public async Task Update_IsMade(string updates, string path, string expected)
    {
        var table = await CreateWithSnapshotsAsync();
        updates = updates.Replace(Uuid, table.GetProperty("table-uuid").GetString(), StringComparison.Ordinal);

        var changed = await Catalog.TryCommitAsync(Table, Change("[]", $"[{updates}]"), Cancel);

        Assert.NotNull(changed);
        Assert.Equal(expected, At(Read(changed), path));
        var loaded = await (await OpenAsync()).LoadAsync(Table, Cancel);
        Assert.Equal(changed.MetadataLocation, loaded!.MetadataLocation);
        Assert.True(JsonElement.DeepEquals(Read(changed), Read(loaded)));
    }

    [Theory]
    [MemberData(nameof(Nonsense))]
    public async Task UnknownOrImpossibleChange_IsRefusedAsAWhole(string requirements, string updates)
    {
        await CreateWithSnapshotsAsync();
        var before = await Catalog.LoadAsync(Table, Cancel);
        const string Half = """{"action":"set-properties","updates":{"half":"done"}}""";
        var change = Change(requirements, updates == "[]" ? SetOf(Half) : SetOf($"{Half},{updates[1..^1]}"));

        var refused = await Assert.ThrowsAnyAsync<DataProductException>(async () => await Catalog.TryCommitAsync(Table, change, Cancel));

        Assert.Equal("DP1520", refused.Id);
        Assert.Equal(before!.MetadataLocation, (await (await OpenAsync()).LoadAsync(Table, Cancel))!.MetadataLocation);
    }

    [Fact]
    public async Task SecondOfTwoChangesOfOneState_IsAConflict()
    {
        var table = await CreateWithSnapshotsAsync();
        var other = await OpenAsync();

        Assert.NotNull(await Catalog.TryCommitAsync(Table, Snapshot(table, 20, 11), Cancel));
        Assert.Null(await other.TryCommitAsync(Table, Snapshot(table, 21, 11), Cancel));

        table = Read((await other.LoadAsync(Table, Cancel))!);
        Assert.Equal(20, Current(table));
        Assert.NotNull(await other.TryCommitAsync(Table, Snapshot(table, 21, 20), Cancel));
    }

    [Fact]
    public async Task ChangeThatNothingElseTouches_IsMadeOnTopOfOthers()
    {
        await CreateWithSnapshotsAsync();
        var other = await OpenAsync();
        Assert.NotNull(await other.LoadAsync(Table, Cancel));
        Assert.NotNull(await Catalog.TryCommitAsync(Table, Property("a", "1"), Cancel));

        Assert.NotNull(await other.TryCommitAsync(Table, Change($"[{RefAt(11)}]", """[{"action":"set-properties","updates":{"b":"2"}}]"""), Cancel));

        var properties = Read((await Catalog.LoadAsync(Table, Cancel))!).GetProperty("properties");
        Assert.Equal(("1", "2"), (properties.GetProperty("a").GetString(), properties.GetProperty("b").GetString()));
    }

    private static string SetOf(string update) => $"[{update}]";

    private static string At(JsonElement table, string path)
    {
        foreach (var step in path.Split('.'))
        {
            if (table.ValueKind == JsonValueKind.Array)
            {
                var index = int.Parse(step, System.Globalization.CultureInfo.InvariantCulture);
                if (index >= table.GetArrayLength())
                {
                    return string.Empty;
                }

                table = table[index];
            }
            else if (!table.TryGetProperty(step, out table))
            {
                return string.Empty;
            }
        }

        return table.ToString();
    }
}
