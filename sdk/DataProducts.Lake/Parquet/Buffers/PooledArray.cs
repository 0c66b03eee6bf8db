using System.Buffers;
using System.Runtime.CompilerServices;

namespace DataProducts.Lake.Parquet.Buffers;

/// <summary>A list whose array is the shared pool's, and goes back there when the list is disposed of.</summary>
internal sealed class PooledArray<T> : IDisposable
    where T : unmanaged
{
    private T[] _items = [];

    /// <summary>Gets the number of items.</summary>
    public int Count { get; private set; }

    /// <summary>Gets the items.</summary>
    public Span<T> Items => _items.AsSpan(0, Count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(T item)
    {
        if (Count == _items.Length)
        {
            Grow(1);
        }

        _items[Count++] = item;
    }

    public void Add(ReadOnlySpan<T> items)
    {
        items.CopyTo(Room(items.Length));
        Count += items.Length;
    }

    /// <summary>Gives room behind the items, at least as much as asked for; <see cref="Advance"/> makes items of what is used.</summary>
    public Span<T> Room(int more)
    {
        if (more > _items.Length - Count)
        {
            Grow(more);
        }

        return _items.AsSpan(Count);
    }

    public void Advance(int count) => Count += count;

    /// <summary>Makes room items, and gives them to be set.</summary>
    public Span<T> Append(int count)
    {
        var room = Room(count)[..count];
        Count += count;
        return room;
    }

    /// <summary>Forgets the items behind the first ones.</summary>
    public void Truncate(int count) => Count = count;

    public void Clear() => Count = 0;

    public void Dispose()
    {
        if (_items.Length > 0)
        {
            ArrayPool<T>.Shared.Return(_items);
        }

        (_items, Count) = ([], 0);
    }

    private void Grow(int more)
    {
        var needed = (long)Count + more;
        if (needed * Unsafe.SizeOf<T>() > ParquetLimits.PageBytes)
        {
            throw LakeErrors.PageTooLarge();
        }

        var longer = ArrayPool<T>.Shared.Rent((int)Math.Max(needed, Math.Min(2L * Count, ParquetLimits.PageBytes / Unsafe.SizeOf<T>())));
        Items.CopyTo(longer);
        if (_items.Length > 0)
        {
            ArrayPool<T>.Shared.Return(_items);
        }

        _items = longer;
    }
}
