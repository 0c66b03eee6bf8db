using System.Buffers;

namespace DataProducts;

/// <summary>A column whose values all have one size.</summary>
/// <typeparam name="T">The values' type, by <see cref="LakeKind"/>.</typeparam>
public sealed class FixedColumn<T> : ColumnBuffer
    where T : unmanaged
{
    private T[] _values = ArrayPool<T>.Shared.Rent(1024);

    /// <summary>Gets the values of the rows that have one, in row order; <see cref="ColumnBuffer.PresentCount"/> long.</summary>
    public ReadOnlySpan<T> Values => _values.AsSpan(0, PresentCount);

    /// <summary>Adds a row with a value.</summary>
    /// <param name="value">The value.</param>
    public void Append(T value)
    {
        EnsureRoom(ref _values, PresentCount, 1);
        _values[PresentCount] = value;
        MarkPresent();
    }

    /// <summary>Adds a row with or without a value.</summary>
    /// <param name="value">The value, or null.</param>
    public void Append(T? value)
    {
        if (value is { } present)
        {
            Append(present);
        }
        else
        {
            AppendNull();
        }
    }

    /// <summary>Adds many rows at once.</summary>
    /// <param name="present">One byte a row: 1 where the row has a value, 0 where it has none.</param>
    /// <param name="values">The values of the rows that have one, in row order.</param>
    /// <exception cref="ArgumentException">There are more or fewer values than rows with one.</exception>
    public void AppendRows(ReadOnlySpan<byte> present, ReadOnlySpan<T> values)
    {
        if (present.Count((byte)1) != values.Length)
        {
            throw new ArgumentException("As many values are needed as there are rows with one.", nameof(values));
        }

        EnsureRoom(ref _values, PresentCount, values.Length);
        values.CopyTo(_values.AsSpan(PresentCount));
        MarkRows(present, values.Length);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (_values.Length > 0)
        {
            ArrayPool<T>.Shared.Return(_values);
            _values = [];
        }
    }
}
