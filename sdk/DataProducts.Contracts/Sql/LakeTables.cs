namespace DataProducts.Contracts;

/// <summary>The tables of a product in the lake, as the central catalog names them.</summary>
internal static class LakeTables
{
    /// <summary>Whose law the rows may be under; each jurisdiction has tables of its own.</summary>
    public static IReadOnlyList<Jurisdiction> Jurisdictions(ProductManifest manifest) =>
        manifest.Jurisdiction is { } one ? [one] : JurisdictionTable.Default.Jurisdictions;

    /// <summary>The database of one jurisdiction, for example <c>eu__retail__customers__v1</c>; a port is a table in it.</summary>
    public static string Database(ProductManifest manifest, Jurisdiction jurisdiction) =>
        $"{jurisdiction.Code.ToLowerInvariant()}__{manifest.Space}__{manifest.Name}__v{manifest.MajorVersion}";

    /// <summary>The database of one jurisdiction's views, beside the one of its tables.</summary>
    public static string ViewDatabase(ProductManifest manifest, Jurisdiction jurisdiction) => $"{Database(manifest, jurisdiction)}_sem";
}
