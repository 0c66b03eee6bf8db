using System.Buffers;

namespace DataProducts;

/// <summary>A column whose values have any number of parts: where the parts of each value end.</summary>
public abstract class RepeatedColumn : ColumnBuffer
{
    private int[] _ends = ArrayPool<int>.Shared.Rent(1024);

    private protected RepeatedColumn()
    {
    }

    /// <summary>Gets where each present value ends among all parts; a value starts where the one before it ends.</summary>
    public ReadOnlySpan<int> Ends => _ends.AsSpan(0, PresentCount);

    /// <summary>Gets the number of parts that were added.</summary>
    private protected abstract int PartCount { get; }

    /// <summary>Ends a row whose parts were added since the last one; none makes an empty value, which is not a missing one.</summary>
    public void EndRow()
    {
        EnsureRoom(ref _ends, PresentCount, 1);
        _ends[PresentCount] = PartCount;
        MarkPresent();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (_ends.Length > 0)
        {
            ArrayPool<int>.Shared.Return(_ends);
            _ends = [];
        }
    }
}
