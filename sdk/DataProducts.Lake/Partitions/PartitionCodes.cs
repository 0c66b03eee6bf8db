namespace DataProducts.Lake.Partitions;

/// <summary>Numbers the partition values of one field as they come: 0 is null. A value that came before costs no memory again.</summary>
internal sealed class PartitionCodes
{
    private readonly TransformFunction _transform;
    private readonly List<byte[]?> _values = [null];
    private readonly Dictionary<byte[], int> _codes = new(BytesComparer.Instance);
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> _lookup;

    public PartitionCodes(TransformFunction transform)
    {
        _transform = transform;
        _lookup = _codes.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    public byte[]? this[int code] => _values[code];

    /// <summary>Numbers each row of a column.</summary>
    public void Read(ColumnBuffer column, Span<int> codes)
    {
        Span<byte> scratch = stackalloc byte[16];
        var present = column.Present;
        var index = 0;
        for (var row = 0; row < codes.Length; row++)
        {
            codes[row] = present[row] == 0 ? 0 : CodeOf(_transform(column, index++, scratch));
        }
    }

    private int CodeOf(ReadOnlySpan<byte> value)
    {
        if (_lookup.TryGetValue(value, out var code))
        {
            return code;
        }

        var kept = value.ToArray();
        _codes.Add(kept, _values.Count);
        _values.Add(kept);
        return _values.Count - 1;
    }
}
