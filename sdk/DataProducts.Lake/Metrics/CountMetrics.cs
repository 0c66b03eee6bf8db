namespace DataProducts.Lake.Metrics;

/// <summary>Counts only.</summary>
internal sealed class CountMetrics : ColumnMetrics
{
    protected override void AddValues(ColumnBuffer buffer)
    {
    }

    protected override (byte[]? Lower, byte[]? Upper) Bounds() => (null, null);
}
