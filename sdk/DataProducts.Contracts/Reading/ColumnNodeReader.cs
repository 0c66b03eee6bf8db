namespace DataProducts.Contracts;

/// <summary>Reads a column.</summary>
internal static class ColumnNodeReader
{
    private const int MaximumText = 16 * 1024;
    private const int MaximumSource = 512;
    private const int MaximumRegimes = 16;

    public static ColumnManifest Read(ManifestNode node)
    {
        var type = TypeNodeReader.Read(node, "type");
        return new()
        {
            Name = node.Name("name", ManifestNames.IsColumn, "a column in snake case without the lake's own prefix dp_"),
            Property = node.Name("property", ManifestNames.IsProperty, "an identifier of C#"),
            Type = type,
            Nullable = node.Flag("nullable"),
            Source = node.OptionalText("source", MaximumSource),
            SourceOptional = node.OptionalFlag("sourceOptional") ?? false,
            Description = node.OptionalText("description", MaximumText),
            Pii = node.OptionalObject("pii") is { } pii ? ReadPii(pii) : null,
            Regimes = node.Texts("regimes", MaximumRegimes),
            Classification = node.OptionalChoice<Classification>("classification") ?? default,
            Mask = node.OptionalChoice<Mask>("mask") ?? default,
            Values = TypeNodeReader.ReadValues(node, type),
            Deprecated = node.OptionalTextOrEmpty("deprecated", MaximumText),
            Unique = node.OptionalFlag("unique") ?? false,
            References = node.OptionalObject("references") is { } target ? ReadReference(target) : null,
            Limits = LimitsNodeReader.Read(node, type),
            Default = node.OptionalTextOrEmpty("default", MaximumText),
            Unit = node.OptionalText("unit"),
        };
    }

    private static PiiManifest ReadPii(ManifestNode node) =>
        new(node.Choice<PiiKind>("kind"), node.Choice<TokenMode>("mode"))
        {
            Scope = node.OptionalChoice<JoinScope>("scope") ?? JoinScope.Domain,
            KeepSpelling = node.OptionalFlag("keepSpelling") ?? false,
        };

    private static ColumnReference ReadReference(ManifestNode node) =>
        new(
            node.Name("product", ManifestNames.IsProductId, "of the form domain.product in lower case"),
            node.Name("port", ManifestNames.IsName, "a name in snake case"),
            node.Name("column", ManifestNames.IsColumn, "a column in snake case"));
}
