using ParquetSharp;

namespace DataProducts.Lake.Reading.Leaves;

/// <summary>Reads text and bytes.</summary>
internal sealed class BytesLeafReader(FileNode leaf) : TypedLeafReader<ByteArray>(leaf)
{
    protected override void Append(ColumnBuffer target, ReadOnlySpan<byte> present, ReadOnlySpan<ByteArray> values)
    {
        var bytes = (BytesColumn)target;
        var next = 0;
        foreach (var row in present)
        {
            if (row == 0)
            {
                bytes.AppendNull();
            }
            else
            {
                bytes.AppendBytes(FileBytes.Of(values[next++]));
            }
        }
    }
}

/// <summary>Reads bytes of one length.</summary>
internal sealed class FixedLeafReader(FileNode leaf, int length) : TypedLeafReader<FixedLenByteArray>(leaf)
{
    protected override void Append(ColumnBuffer target, ReadOnlySpan<byte> present, ReadOnlySpan<FixedLenByteArray> values)
    {
        var bytes = (BytesColumn)target;
        var next = 0;
        foreach (var row in present)
        {
            if (row == 0)
            {
                bytes.AppendNull();
            }
            else
            {
                bytes.AppendBytes(FileBytes.Of(values[next++], length));
            }
        }
    }
}
