using System.Buffers;

namespace DataProducts;

/// <summary>The values of one column of a <see cref="ColumnBatch"/>: which rows have one, and the values of those rows without
/// gaps.</summary>
public abstract class ColumnBuffer : IDisposable
{
    private byte[] _present = ArrayPool<byte>.Shared.Rent(1024);

    /// <summary>Gets the number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>Gets the number of rows that have a value.</summary>
    public int PresentCount { get; private set; }

    /// <summary>Gets one byte a row: 1 where the row has a value, 0 where it has none.</summary>
    public ReadOnlySpan<byte> Present => _present.AsSpan(0, Count);

    /// <summary>Makes an empty buffer for a type.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The buffer; its class follows from <see cref="LakeKind"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The type is none of the lake.</exception>
    public static ColumnBuffer Of(LakeType type) => type.Kind switch
    {
        LakeKind.Boolean => new FixedColumn<bool>(),
        LakeKind.Int or LakeKind.Date => new FixedColumn<int>(),
        LakeKind.Long or LakeKind.Time or LakeKind.Timestamp or LakeKind.TimestampTz => new FixedColumn<long>(),
        LakeKind.Float => new FixedColumn<float>(),
        LakeKind.Double => new FixedColumn<double>(),
        LakeKind.Decimal => new FixedColumn<Int128>(),
        LakeKind.Uuid => new FixedColumn<Guid>(),
        LakeKind.String or LakeKind.Fixed or LakeKind.Binary => new BytesColumn(),
        LakeKind.Struct => new StructColumn(type.Children),
        LakeKind.List => new ListColumn(type.Children[0]),
        LakeKind.Map => new MapColumn(type.Children[0], type.Children[1]),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>Adds a row without a value.</summary>
    public void AppendNull() => Mark(0);

    /// <summary>Takes all rows out, and keeps the memory.</summary>
    public virtual void Clear() => (Count, PresentCount) = (0, 0);

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives the memory back.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> was called.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (_present.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_present);
            _present = [];
        }
    }

    /// <summary>Counts a row that has a value.</summary>
    protected void MarkPresent()
    {
        Mark(1);
        PresentCount++;
    }

    /// <summary>Makes room for one more element.</summary>
    /// <typeparam name="T">The element's type.</typeparam>
    /// <param name="array">The rented array, replaced by a longer one if needed.</param>
    /// <param name="used">How many elements are in use.</param>
    /// <param name="more">How many are to come.</param>
    protected static void EnsureRoom<T>(ref T[] array, int used, int more)
    {
        if (used + more <= array.Length)
        {
            return;
        }

        var longer = ArrayPool<T>.Shared.Rent(Math.Max(checked(used + more), array.Length * 2));
        array.AsSpan(0, used).CopyTo(longer);
        ArrayPool<T>.Shared.Return(array);
        array = longer;
    }

    private protected void MarkRows(ReadOnlySpan<byte> present, int values)
    {
        EnsureRoom(ref _present, Count, present.Length);
        present.CopyTo(_present.AsSpan(Count));
        Count += present.Length;
        PresentCount += values;
    }

    private void Mark(byte present)
    {
        EnsureRoom(ref _present, Count, 1);
        _present[Count++] = present;
    }
}
