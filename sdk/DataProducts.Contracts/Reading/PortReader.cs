namespace DataProducts.Contracts;

/// <summary>Reads a port, its columns and its service levels.</summary>
internal static class PortReader
{
    private const int MaximumColumns = 1000;
    private const int MaximumServiceLevels = 2 * MaximumColumns;
    private const int MaximumRecordName = 1024;
    private const int MaximumDescription = 16 * 1024;
    private const int MaximumSource = 512;

    public static PortManifest Read(ManifestNode node) => new()
    {
        Name = node.Name("name", ManifestNames.IsName, "a name in snake case"),
        Record = node.Text("record", MaximumRecordName),
        Key = node.Texts("key", MaximumColumns),
        Subject = node.OptionalText("subject"),
        JurisdictionColumn = node.OptionalText("jurisdictionColumn"),
        CountryColumn = node.OptionalText("countryColumn"),
        EventTime = node.OptionalText("eventTime"),
        Columns = [.. node.Objects("columns", MaximumColumns).Select(ReadColumn)],
        ServiceLevels = [.. node.Objects("serviceLevels", MaximumServiceLevels).Select(ReadServiceLevel)],
    };

    private static ColumnManifest ReadColumn(ManifestNode node) => new()
    {
        Name = node.Name("name", ManifestNames.IsColumn, "a column in snake case without the lake's own prefix dp_"),
        Property = node.Name("property", ManifestNames.IsProperty, "an identifier of C#"),
        Type = LakeTypeReader.TryParse(node.Text("type"), out var type) ? type : throw node.Invalid("type", "is no type of the lake"),
        Nullable = node.Flag("nullable"),
        Source = node.OptionalText("source", MaximumSource),
        SourceOptional = node.OptionalFlag("sourceOptional") ?? false,
        Description = node.OptionalText("description", MaximumDescription),
        Pii = node.OptionalObject("pii") is { } pii ? new(pii.Choice<PiiKind>("kind"), pii.Choice<TokenMode>("mode")) : null,
        Classification = node.OptionalChoice<Classification>("classification") ?? default,
        Mask = node.OptionalChoice<Mask>("mask") ?? default,
    };

    private static ServiceLevel ReadServiceLevel(ManifestNode node) => node.Text("kind") switch
    {
        "freshness" => new FreshnessLevel(
            node.Share("target"), node.Duration("window"), node.Duration("maximumAge"), node.Duration("slice")),
        "completeness" => new CompletenessLevel(node.Share("target"), node.Duration("window"), node.Text("column")),
        _ => throw node.Invalid("kind", "is neither freshness nor completeness"),
    };
}
