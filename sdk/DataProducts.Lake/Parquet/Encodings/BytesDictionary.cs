using System.Buffers;
using System.Buffers.Binary;
using DataProducts.Lake.Parquet.Buffers;

namespace DataProducts.Lake.Parquet.Encodings;

/// <summary>Numbers the distinct texts or bytes of a chunk in the order of their first occurrence.</summary>
/// <param name="hasLengths">Whether the entries' lengths are written before them: not where all have one.</param>
internal sealed class BytesDictionary(bool hasLengths) : IDisposable
{
    private readonly PooledArray<byte> _plain = new(); // the entries as the dictionary's page has them
    private readonly PooledArray<int> _ends = new();
    private ulong[] _slots = []; // the hash's upper half above, an index and 1 below; or 0
    private int _bits;

    public int Count => _ends.Count;

    public ReadOnlySpan<byte> Plain => _plain.Items;

    /// <summary>Gives values their indexes; false when the dictionary has become too large.</summary>
    /// <param name="bytes">The values, one after the other; the first begins at <paramref name="start"/>.</param>
    /// <param name="start">Where the first begins.</param>
    /// <param name="ends">Where each ends.</param>
    /// <param name="indexes">The indexes.</param>
    public bool TryIndex(ReadOnlySpan<byte> bytes, int start, ReadOnlySpan<int> ends, Span<int> indexes)
    {
        if (_slots.Length == 0)
        {
            Resize(10);
        }

        for (var i = 0; i < ends.Length; i++)
        {
            var value = bytes[start..ends[i]];
            start = ends[i];
            var hash = ByteHash.Of(value);
            var slot = (int)(hash >> (64 - _bits));
            int index;
            while (true)
            {
                var entry = _slots[slot];
                if (entry == 0)
                {
                    if (Count == DictionaryLimits.MostEntries || _plain.Count > DictionaryLimits.MostBytes)
                    {
                        return false;
                    }

                    index = Insert(value, hash, slot);
                    break;
                }

                index = (int)(uint)entry - 1;
                if ((uint)(entry >> 32) == (uint)hash && value.SequenceEqual(Entry(index)))
                {
                    break;
                }

                slot = (slot + 1) & ((1 << _bits) - 1);
            }

            indexes[i] = index;
        }

        return true;
    }

    /// <summary>Forgets the entries behind the first ones; nothing can be looked up then.</summary>
    public void Truncate(int count)
    {
        _plain.Truncate(count == 0 ? 0 : _ends.Items[count - 1]);
        _ends.Truncate(count);
    }

    public void Clear()
    {
        _plain.Clear();
        _ends.Clear();
        _slots.AsSpan().Clear();
    }

    public void Dispose()
    {
        _plain.Dispose();
        _ends.Dispose();
        Return();
    }

    private ReadOnlySpan<byte> Entry(int index)
    {
        var ends = _ends.Items;
        var start = index == 0 ? 0 : ends[index - 1];
        return _plain.Items[(start + (hasLengths ? sizeof(int) : 0))..ends[index]];
    }

    // Lower half of the hash tells entries apart, its upper bits choose the slot.
    private static ulong SlotOf(ulong hash, int index) => (hash << 32) | (uint)(index + 1);

    private int Insert(ReadOnlySpan<byte> value, ulong hash, int slot)
    {
        if (hasLengths)
        {
            BinaryPrimitives.WriteInt32LittleEndian(_plain.Append(sizeof(int)), value.Length);
        }

        _plain.Add(value);
        _ends.Add(_plain.Count);
        _slots[slot] = SlotOf(hash, Count - 1);
        if (Count * 2 > 1 << _bits)
        {
            Resize(_bits + 2);
        }

        return Count - 1;
    }

    private void Resize(int bits)
    {
        Return();
        _slots = ArrayPool<ulong>.Shared.Rent(1 << bits);
        _slots.AsSpan().Clear();
        _bits = bits;
        for (var i = 0; i < Count; i++)
        {
            var hash = ByteHash.Of(Entry(i));
            var slot = (int)(hash >> (64 - bits));
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & ((1 << bits) - 1);
            }

            _slots[slot] = SlotOf(hash, i);
        }
    }

    private void Return()
    {
        if (_slots.Length > 0)
        {
            ArrayPool<ulong>.Shared.Return(_slots);
            _slots = [];
        }
    }
}
