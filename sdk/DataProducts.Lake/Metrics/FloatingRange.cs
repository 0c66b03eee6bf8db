using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DataProducts.Lake.Metrics;

/// <summary>
/// Floating-point values. NaN is in no bound. A bound of zero is -0.0 below and +0.0 above, whichever was seen: some readers
/// order the two zeros and some do not, and this is right for both.
/// </summary>
internal sealed class FloatingRange<T>(Func<T, byte[]> serialize) : ValueRange
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private T _least = T.PositiveInfinity;
    private T _greatest = T.NegativeInfinity;
    private long _nans;
    private bool _any;

    public override long Nans => _nans;

    public void Add(ReadOnlySpan<T> values)
    {
        var (next, nans) = (0, 0L);
        if (values.Length >= Vector256<T>.Count)
        {
            ref var source = ref MemoryMarshal.GetReference(values);
            var (low, high) = (Vector256.Create(T.PositiveInfinity), Vector256.Create(T.NegativeInfinity));
            for (; next + Vector256<T>.Count <= values.Length; next += Vector256<T>.Count)
            {
                var part = Vector256.LoadUnsafe(ref source, (nuint)next);
                var numbers = Vector256.Equals(part, part); // NaN is not equal to itself
                nans += Vector256<T>.Count - BitOperations.PopCount(numbers.ExtractMostSignificantBits());
                low = Vector256.Min(low, Vector256.ConditionalSelect(numbers, part, low));
                high = Vector256.Max(high, Vector256.ConditionalSelect(numbers, part, high));
            }

            for (var lane = 0; lane < Vector256<T>.Count; lane++)
            {
                Take(low[lane], high[lane]);
            }
        }

        for (; next < values.Length; next++)
        {
            if (T.IsNaN(values[next]))
            {
                nans++;
            }
            else
            {
                Take(values[next], values[next]);
            }
        }

        _nans += nans;
        _any |= nans < values.Length;
    }

    public override void Clear() => (_least, _greatest, _nans, _any) = (T.PositiveInfinity, T.NegativeInfinity, 0, false);

    public override void Add(ValueRange other)
    {
        var range = (FloatingRange<T>)other;
        _nans += range._nans;
        if (range._any)
        {
            Take(range._least, range._greatest);
            _any = true;
        }
    }

    public override (byte[]? Lower, byte[]? Upper) ForManifest() => _any ? (Lower(), Upper()) : (null, null);

    public override FileBounds? ForFile() => _any ? new FileBounds(Lower(), Upper(), !T.IsZero(_least), !T.IsZero(_greatest)) : null;

    public override (bool Ascending, bool Descending) Follows(ValueRange other)
    {
        var before = (FloatingRange<T>)other;
        return (_least >= before._least && _greatest >= before._greatest, _least <= before._least && _greatest <= before._greatest);
    }

    private byte[] Lower() => serialize(T.IsZero(_least) ? T.NegativeZero : _least);

    private byte[] Upper() => serialize(T.IsZero(_greatest) ? T.Zero : _greatest);

    private void Take(T least, T greatest)
    {
        _least = least < _least ? least : _least;
        _greatest = greatest > _greatest ? greatest : _greatest;
    }
}
