using System.Text;
using System.Text.Json.Nodes;
using DataProducts.Lake.Metadata;
using DataProducts.TestKit;

namespace DataProducts.Lake.Tests.Reading;

/// <summary>Table metadata of format version 1.</summary>
public sealed class Version1Tests
{
    [Fact]
    public void OneSchemaAndOneSpec_AreTheCurrentOnes()
    {
        var metadata = Read(Document("TableMetadataV1Valid.json"));

        Assert.Equal((1, 0, 0), (metadata.FormatVersion, metadata.CurrentSchema.Id, metadata.PartitionSpec.Id));
        Assert.Equal(["x", "y", "z"], metadata.CurrentSchema.Fields.Select(field => field.Name));
        Assert.Equal("x (identity)", metadata.PartitionSpec.ToString());
        Assert.Equal((0, 1000, 0), (metadata.LastSequenceNumber, metadata.LastPartitionId, metadata.SortOrder.Id));
        Assert.Null(metadata.Current);
    }

    [Fact]
    public void SpecsWithoutADefault_HaveTheNewestAsDefault() =>
        Assert.Equal(2, Read(Document("TableMetadataV1PartitionSpecsWithoutDefaultId.json")).PartitionSpec.Id);

    [Fact]
    public void SpecFieldsWithoutIds_AreCounted()
    {
        var document = Document("TableMetadataV1Valid.json");
        document["partition-spec"] = JsonNode.Parse("""
            [{"name":"x","transform":"identity","source-id":1},{"name":"y_bucket","transform":"bucket[4]","source-id":2}]
            """);

        Assert.Equal([1000, 1001], Read(document).PartitionSpec.Fields.Select(field => field.FieldId));
    }

    [Fact]
    public void NoUuidAndNoSpec_AreRead()
    {
        var document = Document("TableMetadataV1Valid.json");
        _ = document.Remove("table-uuid");
        _ = document.Remove("partition-spec");

        Assert.Equal((Guid.Empty, "none"), (Read(document).Uuid, Read(document).PartitionSpec.ToString()));
    }

    [Fact]
    public void SnapshotWithoutSequenceNumber_HasZero() => Assert.Equal(0, Read(Document("TableMetadataV1Compat.json")).Current!.SequenceNumber);

    [Fact]
    public void SnapshotThatListsItsManifestsItself_IsRefusedByName()
    {
        var document = Document("TableMetadataV1Compat.json");
        var snapshot = document["snapshots"]![0]!.AsObject();
        _ = snapshot.Remove("manifest-list");
        snapshot["manifests"] = new JsonArray("s3://bucket/m0.avro");

        var failure = Assert.Throws<LakeException>(() => Read(document));

        Assert.Equal("DP1502", failure.Id);
        Assert.Contains("without a manifest list", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ChangeOfSuchATable_IsRefused()
    {
        var document = Document("TableMetadataV1Valid.json");

        Assert.Equal("DP1502", Assert.Throws<LakeException>(() => NextMetadata.Log(document, "x")).Id);
    }

    private static JsonObject Document(string name) =>
        JsonNode.Parse(File.ReadAllText(Conformance.Find($"iceberg-golden/metadata-json/{name}")))!.AsObject();

    private static TableMetadata Read(JsonObject document) => TableMetadataReader.Read(Encoding.UTF8.GetBytes(document.ToJsonString()), "x");
}
