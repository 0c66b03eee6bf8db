namespace DataProducts.Hydration;

/// <summary>Some keys with a small number each, by open addressing: the next free place is a key's when its own is taken.</summary>
internal sealed class KeyTable(KeyMix mix)
{
    private const int FirstSize = 16;

    private UInt128[] _keys = new UInt128[FirstSize];

    // The number plus one; zero is a free place.
    private byte[] _numbers = new byte[FirstSize];
    private int _count;

    /// <summary>Takes a key with a number below 255, if it is not there.</summary>
    /// <param name="key">The key.</param>
    /// <param name="hash">What the mix makes of it.</param>
    /// <param name="number">The number.</param>
    /// <returns>Null if it was not there, else its number.</returns>
    public byte? Take(UInt128 key, ulong hash, byte number)
    {
        // Four of five places at most are taken, so that a search ends soon.
        if ((_count + 1) * 5 > _keys.Length * 4)
        {
            Grow();
        }

        var place = PlaceOf(key, hash);
        if (_numbers[place] != 0)
        {
            return (byte)(_numbers[place] - 1);
        }

        (_keys[place], _numbers[place]) = (key, checked((byte)(number + 1)));
        _count++;
        return null;
    }

    /// <summary>Gives a key's number; null if it is not there.</summary>
    public byte? Find(UInt128 key, ulong hash)
    {
        var place = PlaceOf(key, hash);
        return _numbers[place] == 0 ? null : (byte)(_numbers[place] - 1);
    }

    private int PlaceOf(UInt128 key, ulong hash)
    {
        // The upper bits chose this table; those below them choose the place.
        var place = (int)Math.BigMul(hash << KeyPlaces.TableBits, (ulong)_keys.Length, out _);
        while (_numbers[place] != 0 && _keys[place] != key)
        {
            place = place + 1 == _keys.Length ? 0 : place + 1;
        }

        return place;
    }

    private void Grow()
    {
        var (keys, numbers) = (_keys, _numbers);
        var size = keys.Length + (keys.Length / 2);
        (_keys, _numbers) = (new UInt128[size], new byte[size]);
        for (var i = 0; i < keys.Length; i++)
        {
            if (numbers[i] != 0)
            {
                var place = PlaceOf(keys[i], mix.Of(keys[i]));
                (_keys[place], _numbers[place]) = (keys[i], numbers[i]);
            }
        }
    }
}
