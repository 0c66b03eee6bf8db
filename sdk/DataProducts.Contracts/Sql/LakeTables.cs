namespace DataProducts.Contracts;

/// <summary>The tables of a product in the lake, as the central catalog names them: a database a jurisdiction, a table a port.</summary>
public static class LakeTables
{
    /// <summary>Gives the jurisdictions whose law rows may be under; each has tables of its own.</summary>
    /// <param name="manifest">The product.</param>
    /// <returns>The product's own, or all of the default table.</returns>
    public static IReadOnlyList<Jurisdiction> Jurisdictions(ProductManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return manifest.Jurisdiction is { } one ? [one] : JurisdictionTable.Default.Jurisdictions;
    }

    /// <summary>Gives the database of one jurisdiction.</summary>
    /// <param name="manifest">The product.</param>
    /// <param name="jurisdiction">The jurisdiction.</param>
    /// <returns>For example <c>eu__retail__customers__v1</c>: lower case, letters, digits and underscores.</returns>
    public static string Database(ProductManifest manifest, Jurisdiction jurisdiction)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return $"{jurisdiction.Code.ToLowerInvariant()}__{manifest.Space}__{manifest.Name}__v{manifest.MajorVersion}";
    }

    /// <summary>The database of one jurisdiction's views, beside the one of its tables.</summary>
    internal static string ViewDatabase(ProductManifest manifest, Jurisdiction jurisdiction) => $"{Database(manifest, jurisdiction)}_sem";
}
