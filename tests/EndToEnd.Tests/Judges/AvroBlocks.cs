using System.IO.Compression;

namespace DataProducts.EndToEnd.Tests;

/// <summary>Opens the compressed blocks of an Avro file (Avro 1.12, object container files), without a look at its schema.</summary>
internal static class AvroBlocks
{
    private const int MarkerLength = 16;

    /// <summary>Gives all blocks' bytes, one behind the other.</summary>
    public static byte[] Inflate(byte[] file)
    {
        // The marker that ends the header ends every block too, so the file ends with it.
        var marker = file.AsSpan(^MarkerLength);
        var position = file.AsSpan().IndexOf(marker) + MarkerLength;
        using var content = new MemoryStream();
        while (position < file.Length)
        {
            _ = Long(file, ref position); // how many objects
            var length = (int)Long(file, ref position);
            using var block = new DeflateStream(new MemoryStream(file, position, length), CompressionMode.Decompress);
            block.CopyTo(content);
            position += length + MarkerLength;
        }

        return content.ToArray();
    }

    private static long Long(byte[] file, ref int position)
    {
        var (value, shift) = (0UL, 0);
        while (true)
        {
            var next = file[position++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return (long)(value >> 1) ^ -(long)(value & 1);
            }

            shift += 7;
        }
    }
}
