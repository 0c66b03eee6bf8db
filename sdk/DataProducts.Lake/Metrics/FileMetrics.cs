namespace DataProducts.Lake.Metrics;

/// <summary>What a manifest says about the columns of a file, by field id.</summary>
internal sealed class FileMetrics
{
    public Dictionary<int, long> ColumnSizes { get; } = [];

    public Dictionary<int, long> ValueCounts { get; } = [];

    public Dictionary<int, long> NullCounts { get; } = [];

    public Dictionary<int, long> NanCounts { get; } = [];

    public Dictionary<int, byte[]> LowerBounds { get; } = [];

    public Dictionary<int, byte[]> UpperBounds { get; } = [];
}
