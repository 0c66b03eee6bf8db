using System.Numerics;

namespace DataProducts.Lake.Metrics;

/// <summary>
/// Bounds of floating-point values. NaN is in no bound. A bound of zero is -0.0 below and +0.0 above, whichever was seen: some readers
/// order the two zeros and some do not, and this is right for both.
/// </summary>
internal sealed class FloatingMetrics<T>(bool bounds, Func<T, byte[]> serialize) : ColumnMetrics
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private T _least = T.PositiveInfinity;
    private T _greatest = T.NegativeInfinity;
    private bool _any;
    private long _nans;

    protected override long? Nans => _nans;

    protected override void AddValues(ColumnBuffer buffer)
    {
        foreach (var value in ((FixedColumn<T>)buffer).Values)
        {
            if (T.IsNaN(value))
            {
                _nans++;
                continue;
            }

            _any = true;
            _least = value < _least ? value : _least;
            _greatest = value > _greatest ? value : _greatest;
        }
    }

    protected override (byte[]? Lower, byte[]? Upper) Bounds() => bounds && _any
        ? (serialize(T.IsZero(_least) ? T.NegativeZero : _least), serialize(T.IsZero(_greatest) ? T.Zero : _greatest))
        : (null, null);
}
