namespace DataProducts.Contracts;

/// <summary>Reads a port and what it promises.</summary>
internal static class PortReader
{
    private const int MaximumColumns = 1000;
    private const int MaximumServiceLevels = 2 * MaximumColumns;
    private const int MaximumRecordName = 1024;
    private const int MaximumRules = 1000;
    private const int MaximumPartitions = 16;
    private const int MaximumText = 16 * 1024;

    public static PortManifest Read(ManifestNode node) => new()
    {
        Name = node.Name("name", ManifestNames.IsName, "a name in snake case"),
        Record = node.Text("record", MaximumRecordName),
        Key = node.Texts("key", MaximumColumns),
        Subject = node.OptionalText("subject"),
        JurisdictionColumn = node.OptionalText("jurisdictionColumn"),
        CountryColumn = node.OptionalText("countryColumn"),
        EventTime = node.OptionalText("eventTime"),
        Columns = [.. node.Objects("columns", MaximumColumns).Select(ColumnNodeReader.Read)],
        ServiceLevels = [.. node.Objects("serviceLevels", MaximumServiceLevels).Select(ReadServiceLevel)],
        Quality = [.. node.Objects("quality", MaximumRules).Select(ReadQuality)],
        Retention = node.OptionalObject("retention") is { } retention ? new(retention.Duration("period"), retention.OptionalText("column")) : null,
        Retired = node.Texts("retired", MaximumColumns),
        Partition = [.. node.Objects("partition", MaximumPartitions).Select(ReadPartition)],
    };

    private static ServiceLevel ReadServiceLevel(ManifestNode node) => node.Text("kind") switch
    {
        "freshness" => new FreshnessLevel(
            node.Share("target"), node.Duration("window"), node.Duration("maximumAge"), node.Duration("slice")),
        "completeness" => new CompletenessLevel(node.Share("target"), node.Duration("window"), node.Text("column")),
        _ => throw node.Invalid("kind", "is neither freshness nor completeness"),
    };

    private static QualityRule ReadQuality(ManifestNode node) =>
        new(node.Name("name", ManifestNames.IsRule, "a name in lower case"), node.Text("sql", MaximumText), node.OptionalNumber("mustBe") ?? 0)
        {
            Description = node.OptionalText("description", MaximumText),
        };

    private static PartitionManifest ReadPartition(ManifestNode node) =>
        new(node.Text("column"), node.Name("transform", PartitionTransform.IsValid, "a transform such as identity, day or bucket[16]"));
}
