using System.Buffers.Binary;
using System.Text;

namespace DataProducts.Tokens;

/// <summary>
/// Fields, each after its length in four bytes: no two lists of fields have the same bytes, which joining with a separator cannot say.
/// </summary>
internal static class LengthPrefixed
{
    private const int LengthSize = 4;

    public static byte[] Of(params ReadOnlySpan<string> fields)
    {
        var size = 0;
        foreach (var field in fields)
        {
            size += LengthSize + Encoding.UTF8.GetByteCount(field);
        }

        var bytes = new byte[size];
        var at = 0;
        foreach (var field in fields)
        {
            var length = Encoding.UTF8.GetBytes(field, bytes.AsSpan(at + LengthSize));
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(at), length);
            at += LengthSize + length;
        }

        return bytes;
    }

    /// <summary>Reserves the next field; gives where its bytes go.</summary>
    public static Span<byte> Field(Span<byte> destination, ref int at, int length)
    {
        BinaryPrimitives.WriteInt32BigEndian(destination[at..], length);
        var field = destination.Slice(at + LengthSize, length);
        at += LengthSize + length;
        return field;
    }
}
