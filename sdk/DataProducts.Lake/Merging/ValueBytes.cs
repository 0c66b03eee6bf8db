using System.Runtime.InteropServices;

namespace DataProducts.Lake;

/// <summary>Gives single values of a column that has no children as the bytes that the lake holds.</summary>
internal static class ValueBytes
{
    /// <summary>Gives one value's bytes, as they stand in the column's memory.</summary>
    /// <param name="column">The column; no struct, list or map.</param>
    /// <param name="index">Which of the values that are present.</param>
    public static ReadOnlySpan<byte> Of(ColumnBuffer column, int index) => column switch
    {
        BytesColumn bytes => bytes[index],
        FixedColumn<long> values => MemoryMarshal.AsBytes(values.Values.Slice(index, 1)),
        FixedColumn<int> values => MemoryMarshal.AsBytes(values.Values.Slice(index, 1)),
        FixedColumn<Guid> values => MemoryMarshal.AsBytes(values.Values.Slice(index, 1)),
        FixedColumn<Int128> values => MemoryMarshal.AsBytes(values.Values.Slice(index, 1)),
        FixedColumn<bool> values => MemoryMarshal.AsBytes(values.Values.Slice(index, 1)),
        FixedColumn<float> values => MemoryMarshal.AsBytes(values.Values.Slice(index, 1)),
        FixedColumn<double> values => MemoryMarshal.AsBytes(values.Values.Slice(index, 1)),
        _ => throw new ArgumentOutOfRangeException(nameof(column)),
    };
}
