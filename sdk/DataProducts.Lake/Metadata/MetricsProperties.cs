namespace DataProducts.Lake.Metadata;

/// <summary>
/// Which columns may have bounds, kept as table properties: other writers of the table then leave the bounds of tokens out too,
/// and we know again which columns they are.
/// </summary>
internal static class MetricsProperties
{
    public const string Default = "write.metadata.metrics.default";
    public const string CountsOnly = "counts";

    public static string For(string column) => $"write.metadata.metrics.column.{column}";

    public static bool HasBounds(IReadOnlyDictionary<string, string> properties, string column) =>
        !properties.TryGetValue(For(column), out var mode) || mode is not (CountsOnly or "none");
}
