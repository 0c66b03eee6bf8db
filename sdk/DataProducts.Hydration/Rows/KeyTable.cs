using System.Runtime.InteropServices;

namespace DataProducts.Hydration;

/// <summary>Some keys with a small number each, by open addressing: the next free place is a key's when its own is taken.</summary>
/// <remarks>The memory is not the collector's: tables of a run grow all at about the same time, and what they leave behind would wait for a full
/// collection, as much again as is used.</remarks>
internal sealed unsafe class KeyTable(KeyMix mix) : IDisposable
{
    private const int FirstSize = 16;
    private const int NumberAt = 120;

    // A key with its number, plus one, in the byte that keys leave free: one look at memory finds both. Zero is a free place.
    private UInt128* _entries = Allocate(FirstSize);
    private int _size = FirstSize;
    private int _count;

    /// <summary>Takes a key with a number, if it is not there.</summary>
    /// <param name="key">The key, of 15 bytes.</param>
    /// <param name="hash">What the mix makes of it.</param>
    /// <param name="number">The number, less than 255.</param>
    /// <returns>Null if it was not there, else its number.</returns>
    public byte? Take(UInt128 key, ulong hash, byte number)
    {
        // Four of five places at most are taken, so that a search ends soon.
        if ((_count + 1) * 5 > _size * 4)
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

    public void Dispose()
    {
        NativeMemory.Free(_entries);
        _entries = null;
        (_size, _count) = (0, 0);
    }

    private static UInt128* Allocate(int size) => (UInt128*)NativeMemory.AllocZeroed((nuint)size, (nuint)sizeof(UInt128));

    private static byte NumberOf(UInt128 entry) => (byte)((byte)(entry >> NumberAt) - 1);

    private static UInt128 KeyOf(UInt128 entry) => entry & ((UInt128.One << NumberAt) - 1);

    private ref UInt128 PlaceOf(UInt128 key, ulong hash)
    {
        // The upper bits chose this table; those below them choose the place.
        var place = (int)Math.BigMul(hash << KeyPlaces.TableBits, (ulong)_size, out _);
        while (_entries[place] != UInt128.Zero && KeyOf(_entries[place]) != key)
        {
            place = place + 1 == _size ? 0 : place + 1;
        }

        return ref _entries[place];
    }

    private void Grow()
    {
        var former = _entries;
        var entries = new ReadOnlySpan<UInt128>(former, _size);
        _size += _size / 2;
        _entries = Allocate(_size);
        foreach (var entry in entries)
        {
            if (entry != UInt128.Zero)
            {
                var key = KeyOf(entry);
                PlaceOf(key, mix.Of(key)) = entry;
            }
        }

        NativeMemory.Free(former);
    }
}
