namespace DataProducts.Contracts;

/// <summary>Writes what a column refers to as an ODCS relationship (docs "References").</summary>
internal static class OdcsReference
{
    // Within a contract by names; into another by its file, which lies beside this one, and the ids there.
    public static YamlMap Of(ProductManifest manifest, ColumnReference target) => new()
    {
        {
            "to", string.Equals(target.Product, manifest.Id, StringComparison.Ordinal)
                ? $"{target.Port}.{target.Column}"
                : $"{target.Product}.odcs.yaml#/schema/{target.Port}/properties/{target.Column}"
        },
    };
}
