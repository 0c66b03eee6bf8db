using System.IO.Compression;

namespace DataProducts.Lake.Tests.Support;

/// <summary>The bytes of Avro containers with their blocks inflated: headers and all, in one piece.</summary>
internal static class AvroText
{
    public static byte[] Of(byte[] file)
    {
        // Every place that inflates is taken for a block: a search may see too much, never too little.
        var whole = new MemoryStream();
        whole.Write(file);
        for (var start = 0; start < file.Length; start++)
        {
            try
            {
                using var inflate = new DeflateStream(new MemoryStream(file, start, file.Length - start), CompressionMode.Decompress);
                inflate.CopyTo(whole);
            }
            catch (InvalidDataException)
            {
            }
        }

        return whole.ToArray();
    }
}
