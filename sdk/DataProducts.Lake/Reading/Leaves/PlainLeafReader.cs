namespace DataProducts.Lake.Reading.Leaves;

/// <summary>Reads values that are stored as the buffer has them: nothing is done for each one.</summary>
internal sealed class PlainLeafReader<T>(FileNode leaf) : TypedLeafReader<T>(leaf)
    where T : unmanaged
{
    protected override void Append(ColumnBuffer target, ReadOnlySpan<byte> present, ReadOnlySpan<T> values) =>
        ((FixedColumn<T>)target).AppendRows(present, values);
}

/// <summary>Reads values that are stored in another form than the buffer's.</summary>
internal sealed class ConvertedLeafReader<TFile, TValue, TConversion>(FileNode leaf, TConversion conversion) : TypedLeafReader<TFile>(leaf)
    where TFile : unmanaged
    where TValue : unmanaged
    where TConversion : struct, IConversion<TFile, TValue>
{
    private readonly TValue[] _converted = new TValue[Most];

    protected override void Append(ColumnBuffer target, ReadOnlySpan<byte> present, ReadOnlySpan<TFile> values)
    {
        var converted = _converted.AsSpan(0, values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            converted[i] = conversion.Of(values[i]);
        }

        ((FixedColumn<TValue>)target).AppendRows(present, converted);
    }
}
