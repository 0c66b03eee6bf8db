using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DataProducts.Lake.Metrics;

/// <summary>Values whose .NET order is the format's.</summary>
/// <param name="manifest">A manifest's spelling of a value.</param>
/// <param name="file">A data file's.</param>
internal sealed class OrderedRange<T>(Func<T, byte[]> manifest, Func<T, byte[]> file) : ValueRange
    where T : unmanaged, IComparable<T>
{
    private T _least;
    private T _greatest;
    private bool _any;

    public void Add(ReadOnlySpan<T> values)
    {
        if (values.IsEmpty)
        {
            return;
        }

        var (least, greatest) = _any ? (_least, _greatest) : (values[0], values[0]);
        if (Vector256<T>.IsSupported && values.Length >= Vector256<T>.Count)
        {
            (least, greatest) = Vectors(values, least, greatest);
        }
        else
        {
            foreach (var value in values)
            {
                least = Lesser(least, value);
                greatest = Greater(greatest, value);
            }
        }

        (_least, _greatest, _any) = (least, greatest, true);
    }

    public override void Clear() => _any = false;

    public override void Add(ValueRange other)
    {
        var range = (OrderedRange<T>)other;
        if (range._any)
        {
            Add([range._least, range._greatest]);
        }
    }

    public override (byte[]? Lower, byte[]? Upper) ForManifest() => _any ? (manifest(_least), manifest(_greatest)) : (null, null);

    public override FileBounds? ForFile() => _any ? new FileBounds(file(_least), file(_greatest), true, true) : null;

    public override (bool Ascending, bool Descending) Follows(ValueRange other)
    {
        var before = (OrderedRange<T>)other;
        var (least, greatest) = (_least.CompareTo(before._least), _greatest.CompareTo(before._greatest));
        return (least >= 0 && greatest >= 0, least <= 0 && greatest <= 0);
    }

    private static (T Least, T Greatest) Vectors(ReadOnlySpan<T> values, T least, T greatest)
    {
        ref var source = ref MemoryMarshal.GetReference(values);
        var (low, high) = (Vector256.Create(least), Vector256.Create(greatest));
        var last = (nuint)(values.Length - Vector256<T>.Count);
        for (nuint next = 0; next < last; next += (nuint)Vector256<T>.Count)
        {
            var part = Vector256.LoadUnsafe(ref source, next);
            low = Vector256.Min(low, part);
            high = Vector256.Max(high, part);
        }

        var end = Vector256.LoadUnsafe(ref source, last);
        low = Vector256.Min(low, end);
        high = Vector256.Max(high, end);
        for (var lane = 0; lane < Vector256<T>.Count; lane++)
        {
            least = Lesser(least, low[lane]);
            greatest = Greater(greatest, high[lane]);
        }

        return (least, greatest);
    }

    private static T Lesser(T one, T other) => other.CompareTo(one) < 0 ? other : one;

    private static T Greater(T one, T other) => other.CompareTo(one) > 0 ? other : one;
}
