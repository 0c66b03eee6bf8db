using System.Buffers.Binary;

namespace DataProducts.Lake.Metrics;

/// <summary>
/// Text and bytes: ordered as unsigned bytes, which for UTF-8 is the order of code points. Only what bounds look at is kept of a value, so
/// that values equal so far count as one.
/// </summary>
internal sealed class BytesRange(bool isText) : ValueRange
{
    private const int Kept = Truncation.FileBytes + 4; // one character more than a bound may have

    private byte[] _least = [];
    private byte[] _greatest = [];
    private bool _any;

    /// <summary>Adds values.</summary>
    /// <param name="bytes">The values, one after the other; the first begins at <paramref name="start"/>.</param>
    /// <param name="start">Where the first begins.</param>
    /// <param name="ends">Where each ends.</param>
    public void Add(ReadOnlySpan<byte> bytes, int start, ReadOnlySpan<int> ends)
    {
        if (ends.IsEmpty)
        {
            return;
        }

        ReadOnlySpan<byte> least = _any ? _least : Cut(bytes[start..ends[0]]);
        ReadOnlySpan<byte> greatest = _any ? _greatest : least;
        var (low, high) = (PrefixOf(least), PrefixOf(greatest));
        foreach (var end in ends)
        {
            var prefix = end - start >= sizeof(ulong) ? BinaryPrimitives.ReadUInt64BigEndian(bytes[start..]) : PrefixOf(bytes[start..end]);
            if (prefix <= low && (prefix < low || Cut(bytes[start..end]).SequenceCompareTo(least) < 0))
            {
                least = Cut(bytes[start..end]);
                low = prefix;
            }

            if (prefix >= high && (prefix > high || Cut(bytes[start..end]).SequenceCompareTo(greatest) > 0))
            {
                greatest = Cut(bytes[start..end]);
                high = prefix;
            }

            start = end;
        }

        Keep(least, greatest);
    }

    public override void Clear() => _any = false;

    public override void Add(ValueRange other)
    {
        var range = (BytesRange)other;
        if (range._any)
        {
            Keep(
                _any && _least.AsSpan().SequenceCompareTo(range._least) <= 0 ? _least : range._least,
                _any && _greatest.AsSpan().SequenceCompareTo(range._greatest) >= 0 ? _greatest : range._greatest);
        }
    }

    public override (byte[]? Lower, byte[]? Upper) ForManifest() => (_any, isText) switch
    {
        (false, _) => (null, null),
        (_, true) => (Truncation.TextLower(_least), Truncation.TextUpper(_greatest)),
        _ => (Truncation.BytesLower(_least), Truncation.BytesUpper(_greatest)),
    };

    public override FileBounds? ForFile()
    {
        if (!_any || Truncation.FileUpper(_greatest, isText) is not { } greatest)
        {
            return null;
        }

        var least = Truncation.FileLower(_least, isText);
        return new FileBounds(least, greatest, least.Length == _least.Length, _greatest.Length <= Truncation.FileBytes);
    }

    // Of the bounds, not of the values: two texts cut where a character ends may change places.
    public override (bool Ascending, bool Descending) Follows(ValueRange other)
    {
        if (ForFile() is not { } bounds || other.ForFile() is not { } before)
        {
            return (false, false);
        }

        var least = bounds.Least.AsSpan().SequenceCompareTo(before.Least);
        var greatest = bounds.Greatest.AsSpan().SequenceCompareTo(before.Greatest);
        return (least >= 0 && greatest >= 0, least <= 0 && greatest <= 0);
    }

    private static ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> value) => value.Length <= Kept ? value : value[..Kept];

    // The first bytes as a number: one that is less means a value that is less.
    private static ulong PrefixOf(ReadOnlySpan<byte> value)
    {
        if (value.Length >= sizeof(ulong))
        {
            return BinaryPrimitives.ReadUInt64BigEndian(value);
        }

        var prefix = 0UL;
        for (var i = 0; i < value.Length; i++)
        {
            prefix |= (ulong)value[i] << (56 - (8 * i));
        }

        return prefix;
    }

    private void Keep(ReadOnlySpan<byte> least, ReadOnlySpan<byte> greatest)
    {
        if (!_any || !least.SequenceEqual(_least))
        {
            _least = least.ToArray();
        }

        if (!_any || !greatest.SequenceEqual(_greatest))
        {
            _greatest = greatest.ToArray();
        }

        _any = true;
    }
}
