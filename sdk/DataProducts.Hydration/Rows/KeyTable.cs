namespace DataProducts.Hydration;

/// <summary>Some keys with a small number each, by open addressing: the next free place is a key's when its own is taken.</summary>
internal sealed class KeyTable(KeyMix mix)
{
    private const int FirstSize = 16;
    private const int NumberAt = 120;

    // A key with its number, plus one, in the byte that keys leave free: one look at memory finds both. Zero is a free place.
    private UInt128[] _entries = new UInt128[FirstSize];
    private int _count;

    /// <summary>Takes a key with a number, if it is not there.</summary>
    /// <param name="key">The key, of 15 bytes.</param>
    /// <param name="hash">What the mix makes of it.</param>
    /// <param name="number">The number, less than 255.</param>
    /// <returns>Null if it was not there, else its number.</returns>
    public byte? Take(UInt128 key, ulong hash, byte number)
    {
        // Four of five places at most are taken, so that a search ends soon.
        if ((_count + 1) * 5 > _entries.Length * 4)
        {
            Grow();
        }

        ref var entry = ref PlaceOf(key, hash);
        if (entry != UInt128.Zero)
        {
            return NumberOf(entry);
        }

        entry = key | ((UInt128)checked((byte)(number + 1)) << NumberAt);
        _count++;
        return null;
    }

    /// <summary>Gives a key's number; null if it is not there.</summary>
    public byte? Find(UInt128 key, ulong hash)
    {
        var entry = PlaceOf(key, hash);
        return entry == UInt128.Zero ? null : NumberOf(entry);
    }

    private static byte NumberOf(UInt128 entry) => (byte)((byte)(entry >> NumberAt) - 1);

    private static UInt128 KeyOf(UInt128 entry) => entry & ((UInt128.One << NumberAt) - 1);

    private ref UInt128 PlaceOf(UInt128 key, ulong hash)
    {
        // The upper bits chose this table; those below them choose the place.
        var place = (int)Math.BigMul(hash << KeyPlaces.TableBits, (ulong)_entries.Length, out _);
        while (_entries[place] != UInt128.Zero && KeyOf(_entries[place]) != key)
        {
            place = place + 1 == _entries.Length ? 0 : place + 1;
        }

        return ref _entries[place];
    }

    private void Grow()
    {
        var entries = _entries;
        _entries = new UInt128[entries.Length + (entries.Length / 2)];
        foreach (var entry in entries)
        {
            if (entry != UInt128.Zero)
            {
                var key = KeyOf(entry);
                PlaceOf(key, mix.Of(key)) = entry;
            }
        }
    }
}
