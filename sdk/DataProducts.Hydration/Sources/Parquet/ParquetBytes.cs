using System.Text;
using ParquetSharp;

namespace DataProducts.Hydration;

/// <summary>Bytes and text as Parquet stores them.</summary>
internal static class ParquetBytes
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static unsafe ReadOnlySpan<byte> Of(ByteArray value) => new((void*)value.Pointer, value.Length);

    public static unsafe ReadOnlySpan<byte> Of(FixedLenByteArray value, int length) => new((void*)value.Pointer, length);

    public static object Copy(ReadOnlySpan<byte> value) => value.Length <= ParquetSource.RecordLimit ? value.ToArray() : ParquetFault.Length;

    public static object Text(ByteArray value)
    {
        var bytes = Of(value);
        if (bytes.Length > ParquetSource.RecordLimit)
        {
            return ParquetFault.Length;
        }

        return System.Text.Unicode.Utf8.IsValid(bytes) ? Strict.GetString(bytes) : ParquetFault.Encoding;
    }

    public static ParquetFault? WriteText(ByteArray value, FieldBuffer fields, int place)
    {
        var bytes = Of(value);
        return bytes.Length > ParquetSource.RecordLimit ? ParquetFault.Length
            : fields.TrySetUtf8(place, bytes) ? null
            : ParquetFault.Encoding;
    }
}
