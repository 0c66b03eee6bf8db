namespace DataProducts.Lake.Metrics;

/// <summary>Bounds of text and bytes: ordered as unsigned bytes, which for UTF-8 is the order of code points.</summary>
internal sealed class BytesMetrics(bool bounds, BytesMetrics.Shorten lower, BytesMetrics.Shorten upper) : ColumnMetrics
{
    private byte[]? _least;
    private byte[]? _greatest;

    public delegate byte[]? Shorten(ReadOnlySpan<byte> value);

    protected override void AddValues(ColumnBuffer buffer)
    {
        var column = (BytesColumn)buffer;
        if (!bounds || column.PresentCount == 0)
        {
            return;
        }

        var least = column[0];
        var greatest = least;
        for (var i = 1; i < column.PresentCount; i++)
        {
            var value = column[i];
            if (value.SequenceCompareTo(least) < 0)
            {
                least = value;
            }
            else if (value.SequenceCompareTo(greatest) > 0)
            {
                greatest = value;
            }
        }

        _least = _least is null || least.SequenceCompareTo(_least) < 0 ? least.ToArray() : _least;
        _greatest = _greatest is null || greatest.SequenceCompareTo(_greatest) > 0 ? greatest.ToArray() : _greatest;
    }

    protected override (byte[]? Lower, byte[]? Upper) Bounds() =>
        (_least is null ? null : lower(_least), _greatest is null ? null : upper(_greatest));
}
