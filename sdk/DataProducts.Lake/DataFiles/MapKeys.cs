namespace DataProducts.Lake.DataFiles;

/// <summary>Looks for keys that a map has twice.</summary>
internal static class MapKeys
{
    public static bool HaveDuplicates(MapColumn maps) => maps.Keys switch
    {
        FixedColumn<bool> keys => HaveDuplicates(maps.Ends, keys.Values),
        FixedColumn<int> keys => HaveDuplicates(maps.Ends, keys.Values),
        FixedColumn<long> keys => HaveDuplicates(maps.Ends, keys.Values),
        FixedColumn<float> keys => HaveDuplicates(maps.Ends, keys.Values),
        FixedColumn<double> keys => HaveDuplicates(maps.Ends, keys.Values),
        FixedColumn<Int128> keys => HaveDuplicates(maps.Ends, keys.Values),
        FixedColumn<Guid> keys => HaveDuplicates(maps.Ends, keys.Values),
        BytesColumn keys => HaveDuplicates(maps.Ends, keys),
        _ => throw new ArgumentOutOfRangeException(nameof(maps)),
    };

    private static bool HaveDuplicates<T>(ReadOnlySpan<int> ends, ReadOnlySpan<T> keys)
        where T : unmanaged
    {
        var seen = new HashSet<T>();
        var next = 0;
        foreach (var end in ends)
        {
            seen.Clear();
            for (; next < end; next++)
            {
                if (!seen.Add(keys[next]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool HaveDuplicates(ReadOnlySpan<int> ends, BytesColumn keys)
    {
        var seen = new HashSet<byte[]>(BytesComparer.Instance);
        var next = 0;
        foreach (var end in ends)
        {
            seen.Clear();
            for (; next < end; next++)
            {
                if (!seen.Add(keys[next].ToArray()))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
