using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace DataProducts.Lake.Avro;

/// <summary>Writes object container files with the codec <c>deflate</c>: one block, since our files are small.</summary>
internal static class AvroContainerWriter
{
    private const int SyncLength = 16;

    /// <summary>Writes a file.</summary>
    /// <param name="schema">The record's schema, JSON.</param>
    /// <param name="header">Further header values.</param>
    /// <param name="records">The records, encoded one after the other.</param>
    /// <param name="count">How many they are.</param>
    public static byte[] Write(string schema, IReadOnlyList<(string Key, string Value)> header, ReadOnlySpan<byte> records, long count)
    {
        Span<byte> sync = stackalloc byte[SyncLength];
        RandomNumberGenerator.Fill(sync);
        var output = new AvroOutput();
        output.Raw("Obj\u0001"u8);
        output.Long(header.Count + 2);
        Pair(output, "avro.schema", schema);
        Pair(output, "avro.codec", "deflate");
        foreach (var (key, value) in header)
        {
            Pair(output, key, value);
        }

        output.Long(0);
        output.Raw(sync);
        if (count > 0)
        {
            output.Long(count);
            output.Bytes(Deflate(records));
            output.Raw(sync);
        }

        return output.Written.ToArray();
    }

    private static void Pair(AvroOutput output, string key, string value)
    {
        output.Text(key);
        output.Bytes(Encoding.UTF8.GetBytes(value));
    }

    private static byte[] Deflate(ReadOnlySpan<byte> plain)
    {
        using var target = new MemoryStream();
        using (var deflater = new DeflateStream(target, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflater.Write(plain);
        }

        return target.ToArray();
    }
}
