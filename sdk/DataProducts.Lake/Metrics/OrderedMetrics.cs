namespace DataProducts.Lake.Metrics;

/// <summary>Bounds of values whose .NET order is Iceberg's.</summary>
internal sealed class OrderedMetrics<T>(bool bounds, Func<T, byte[]> serialize) : ColumnMetrics
    where T : unmanaged, IComparable<T>
{
    private T _least;
    private T _greatest;
    private bool _any;

    protected override void AddValues(ColumnBuffer buffer)
    {
        var values = ((FixedColumn<T>)buffer).Values;
        if (!bounds || values.IsEmpty)
        {
            return;
        }

        var (least, greatest) = _any ? (_least, _greatest) : (values[0], values[0]);
        foreach (var value in values)
        {
            if (value.CompareTo(least) < 0)
            {
                least = value;
            }
            else if (value.CompareTo(greatest) > 0)
            {
                greatest = value;
            }
        }

        (_least, _greatest, _any) = (least, greatest, true);
    }

    protected override (byte[]? Lower, byte[]? Upper) Bounds() => _any ? (serialize(_least), serialize(_greatest)) : (null, null);
}
