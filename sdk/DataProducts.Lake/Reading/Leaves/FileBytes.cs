using ParquetSharp;

namespace DataProducts.Lake.Reading.Leaves;

/// <summary>Bytes that the decoder points to; they live until it is asked for more.</summary>
internal static unsafe class FileBytes
{
    public static ReadOnlySpan<byte> Of(ByteArray value) => new((void*)value.Pointer, value.Length);

    public static ReadOnlySpan<byte> Of(FixedLenByteArray value, int length) => new((void*)value.Pointer, length);
}
