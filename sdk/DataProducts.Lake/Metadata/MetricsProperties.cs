namespace DataProducts.Lake.Metadata;

/// <summary>
/// Which columns may have bounds, kept as table properties: other writers of the table then leave the bounds of tokens out too,
/// and we know again which columns they are.
/// </summary>
internal static class MetricsProperties
{
    public const string Default = "write.metadata.metrics.default";
    public const string CountsOnly = "counts";

    /// <summary>Gives the properties of a new table.</summary>
    public static Dictionary<string, string> Of(IEnumerable<LakeColumn> columns) => new Dictionary<string, string>(Without(columns), StringComparer.Ordinal)
    {
        ["write.parquet.compression-codec"] = "zstd",
        [Default] = "truncate(16)",
    };

    /// <summary>Gives what says that columns have no bounds, for those of them that have none.</summary>
    public static Dictionary<string, string> Without(IEnumerable<LakeColumn> columns) =>
        columns.Where(column => !column.Bounds).ToDictionary(column => For(column.Name), _ => CountsOnly, StringComparer.Ordinal);

    public static string For(string column) => $"write.metadata.metrics.column.{column}";

    public static bool HasBounds(IReadOnlyDictionary<string, string> properties, string column) =>
        !properties.TryGetValue(For(column), out var mode) || mode is not (CountsOnly or "none");
}
