using System.Buffers.Binary;

namespace DataProducts.TestKit;

/// <summary>A Parquet file without rows whose schema is one group in another, as deep as is asked for.</summary>
public static class DeepSchema
{
    /// <summary>Gives the file.</summary>
    public static byte[] File(int depth)
    {
        using var footer = new MemoryStream();
        footer.Write([0x15, 2]); // version: 1
        footer.Write([0x19, 0xFC]); // schema: a list of structs
        Unsigned(footer, depth + 1);
        for (var i = 0; i < depth; i++)
        {
            footer.Write([0x35, 0, 0x18, 1, (byte)'a', 0x15, 2, 0]); // required, "a", one child
        }

        footer.Write([0x15, 2, 0x25, 0, 0x18, 1, (byte)'a', 0]); // INT32, required, "a"
        footer.Write([0x16, 0, 0x19, 0x0C, 0]); // no rows, no row groups
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, (int)footer.Length);
        return [.. "PAR1"u8, .. footer.ToArray(), .. length, .. "PAR1"u8];
    }

    private static void Unsigned(Stream stream, int value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            stream.WriteByte((byte)(value | 0x80));
        }

        stream.WriteByte((byte)value);
    }
}
