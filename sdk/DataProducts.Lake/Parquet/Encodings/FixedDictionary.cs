using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using DataProducts.Lake.Parquet.Buffers;

namespace DataProducts.Lake.Parquet.Encodings;

/// <summary>Numbers the distinct values of a chunk in the order of their first occurrence. Values are compared by their bits.</summary>
internal sealed class FixedDictionary<T> : IDisposable
    where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>
{
    // Odd, and another in each process: who makes the values cannot choose them so that they collide.
    private static readonly ulong Multiplier = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)) | 1;

    private readonly PooledArray<T> _values = new();
    private int[] _slots = []; // an index and 1, or 0
    private int _bits;

    public int Count => _values.Count;

    public ReadOnlySpan<T> Values => _values.Items;

    /// <summary>Gives values their indexes; false when the dictionary has become too large.</summary>
    public bool TryIndex(ReadOnlySpan<T> values, Span<int> indexes)
    {
        if (_slots.Length == 0)
        {
            Resize(10);
        }

        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            var slot = SlotOf(value);
            int entry;
            while ((entry = _slots[slot]) != 0 && _values.Items[entry - 1] != value)
            {
                slot = (slot + 1) & (int)((1u << _bits) - 1);
            }

            if (entry == 0)
            {
                if (Count == DictionaryLimits.MostEntries)
                {
                    return false;
                }

                entry = Insert(value, slot);
            }

            indexes[i] = entry - 1;
        }

        return true;
    }

    /// <summary>Forgets the entries behind the first ones; nothing can be looked up then.</summary>
    public void Truncate(int count) => _values.Truncate(count);

    public void Clear()
    {
        _values.Clear();
        _slots.AsSpan().Clear();
    }

    public void Dispose()
    {
        _values.Dispose();
        Return();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int SlotOf(T value) => (int)((ulong.CreateTruncating(value) * Multiplier) >> (64 - _bits));

    private int Insert(T value, int slot)
    {
        _values.Add(value);
        _slots[slot] = Count;
        if (Count * 2 > 1 << _bits)
        {
            Resize(_bits + 2);
        }

        return Count;
    }

    private void Resize(int bits)
    {
        Return();
        _slots = ArrayPool<int>.Shared.Rent(1 << bits);
        _slots.AsSpan().Clear();
        _bits = bits;
        for (var i = 0; i < Count; i++)
        {
            var slot = SlotOf(_values.Items[i]);
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & ((1 << bits) - 1);
            }

            _slots[slot] = i + 1;
        }
    }

    private void Return()
    {
        if (_slots.Length > 0)
        {
            ArrayPool<int>.Shared.Return(_slots);
            _slots = [];
        }
    }
}
