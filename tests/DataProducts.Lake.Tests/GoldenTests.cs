using System.Globalization;
using System.Text.Json;
using DataProducts.Lake.Avro;
using DataProducts.Lake.Manifests;
using DataProducts.Lake.Metadata;
using DataProducts.TestKit;

namespace DataProducts.Lake.Tests;

/// <summary>Tables that Athena, Spark, Java and PyIceberg wrote.</summary>
public sealed class GoldenTests
{
    [Theory]
    [InlineData("athena-v2-append")]
    [InlineData("spark-rename-bucket-partition")]
    [InlineData("spark-equality-deletes")]
    [InlineData("spark-partition-evolution")]
    [InlineData("pyiceberg-name-mapping")]
    [InlineData("pyiceberg-partition-timestamp")]
    [InlineData("spark-partition-decimal")]
    public void TableOfAnotherWriter_HasTheExpectedEntries(string name)
    {
        var folder = Conformance.Find($"iceberg-golden/{name}");
        using var expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "expected.json")));
        var root = Path.Combine(folder, "table", name == "pyiceberg-name-mapping" ? "default.db/my_table" : "");
        var metadataFile = Directory.GetFiles(root, Path.GetFileName(expected.RootElement.GetProperty("metadata").GetString()!), SearchOption.AllDirectories)[0];
        var metadata = TableMetadataReader.Read(File.ReadAllBytes(metadataFile), metadataFile);

        Assert.Equal(Number(expected.RootElement.GetProperty("currentSnapshotId")), metadata.Current!.Id);
        var manifests = Read(root, metadata.Current.ManifestList, bytes => ManifestListReader.Read(bytes, name));
        var wanted = expected.RootElement.GetProperty("manifests").EnumerateArray()
            .OrderBy(manifest => manifest.GetProperty("manifest").GetString(), StringComparer.Ordinal)
            .Select(manifest => string.Join('\n', manifest.GetProperty("entries").EnumerateArray().Select(Expected)));
        var found = manifests.OrderBy(manifest => Path.GetFileName(manifest.Path), StringComparer.Ordinal)
            .Select(manifest => string.Join('\n', Read(root, manifest.Path, bytes => ManifestReader.Read(bytes, manifest)).Entries.Select(Actual)));
        Assert.Equal(wanted, found);
        Assert.All(manifests, manifest => Assert.Equal(manifest.Length, new FileInfo(Locate(root, manifest.Path)).Length));
    }

    [Theory]
    [InlineData("TableMetadataV2Valid.json", null)]
    [InlineData("TableMetadataV2ValidMinimal.json", null)]
    [InlineData("TableMetadataV2CurrentSchemaNotFound.json", "DP1501")]
    [InlineData("TableMetadataV2MissingLastPartitionId.json", "DP1501")]
    [InlineData("TableMetadataV2MissingPartitionSpecs.json", "DP1501")]
    [InlineData("TableMetadataV2MissingSchemas.json", "DP1501")]
    [InlineData("TableMetadataV2MissingSortOrder.json", "DP1501")]
    [InlineData("TableMetadataUnsupportedVersion.json", "DP1502")]
    [InlineData("TableMetadataV1Valid.json", null)]
    [InlineData("TableMetadataV1Compat.json", null)]
    [InlineData("TableMetadataV1NoValidSchema.json", "DP1501")]
    [InlineData("TableMetadataV1PartitionSpecsWithoutDefaultId.json", null)]
    [InlineData("TableMetadataV1SchemasWithoutCurrentId.json", null)]
    [InlineData("TableMetadataV3ValidMinimal.json", "DP1502")]
    [InlineData("TableMetadataV3ValidEncryption.json", "DP1502")]
    public void MetadataDocument_IsReadOrRefused(string file, string? error)
    {
        var bytes = File.ReadAllBytes(Conformance.Find($"iceberg-golden/metadata-json/{file}"));

        var failure = Record.Exception(() => TableMetadataReader.Read(bytes, file));

        Assert.Equal(error, failure is null ? null : Assert.IsType<LakeException>(failure).Id);
    }

    [Theory]
    [InlineData("manifest-list-v2-1.avro")]
    [InlineData("manifest-list-v2-2.avro")]
    public void ManifestListOfJava_IsRead(string file)
    {
        var manifests = ManifestListReader.Read(File.ReadAllBytes(Conformance.Find($"iceberg-golden/manifest-lists/{file}")), file);

        Assert.NotEmpty(manifests);
        Assert.All(manifests, manifest => Assert.True(manifest is { Length: > 0, SequenceNumber: > 0, AddedSnapshotId: > 0 } && manifest.Path.EndsWith(".avro", StringComparison.Ordinal)));
    }

    [Fact]
    public void OurManifestList_HasTheFieldsOfJavas()
    {
        using var theirs = JsonDocument.Parse(File.ReadAllBytes(Conformance.Find("iceberg-golden/manifest-lists/avro_schema_manifest_file_v2.json")));
        using var ours = JsonDocument.Parse(ManifestSchemas.List);

        Assert.Equal(Ids(theirs.RootElement).Order(), Ids(ours.RootElement).Order());
    }

    [Fact]
    public void OurManifestEntry_HasTheFieldsOfJavas()
    {
        var manifest = Conformance.Find("iceberg-golden/spark-equality-deletes/table/metadata/8057d23a-ed01-40cb-bfd6-44b145234c6d-m0.avro");
        using var theirs = JsonDocument.Parse(AvroContainerReader.Read(File.ReadAllBytes(manifest), manifest).Header("avro.schema")!);
        using var ours = JsonDocument.Parse(ManifestSchemas.Entry("[]"));

        Assert.Equal([], Ids(ours.RootElement).Except(Ids(theirs.RootElement)));
    }

    [Fact]
    public void RandomAvro_IsRefusedByName() =>
        Assert.Equal("DP1504", Assert.Throws<LakeException>(() => AvroContainerReader.Read([1, 2, 3], "x")).Id);

    private static IEnumerable<string> Ids(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member =>
            member.Name is "field-id" or "element-id" ? [$"{element.GetProperty(member.Name == "field-id" ? "name" : "type")}:{member.Value}"] : Ids(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Ids),
        _ => [],
    };

    private static string Expected(JsonElement entry) => string.Join('|',
        entry.GetProperty("status").GetInt32(), Number(entry.GetProperty("snapshot_id")), Number(entry.GetProperty("sequence_number")),
        entry.GetProperty("content").GetInt32(), entry.GetProperty("file").GetString(), Number(entry.GetProperty("record_count")),
        Number(entry.GetProperty("file_size")),
        entry.TryGetProperty("equality_ids", out var ids) ? string.Join(',', ids.EnumerateArray().Select(id => id.GetInt32())) : "");

    private static string Actual(ManifestEntry entry) => string.Join('|',
        (int)entry.Status, entry.SnapshotId, entry.SequenceNumber, (int)entry.File.Content, entry.File.Path, entry.File.Rows, entry.File.Bytes,
        string.Join(',', entry.File.EqualityIds));

    private static long Number(JsonElement element) => element.ValueKind == JsonValueKind.Object
        ? long.Parse(element.GetProperty("$long").GetString()!, CultureInfo.InvariantCulture)
        : element.GetInt64();

    private static T Read<T>(string root, string path, Func<byte[], T> read) => read(File.ReadAllBytes(Locate(root, path)));

    private static string Locate(string root, string path) => Path.Combine(root, "metadata", Path.GetFileName(path));
}
