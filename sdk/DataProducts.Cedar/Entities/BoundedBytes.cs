namespace DataProducts.Cedar;

/// <summary>Reads a stream to its end, but no further than a limit.</summary>
internal static class BoundedBytes
{
    public static byte[] Read(Stream stream, int limit)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[81_920];
        for (var count = stream.Read(buffer); count > 0; count = stream.Read(buffer))
        {
            if (bytes.Length + count > limit)
            {
                throw new CedarDataException([new(CedarCodes.Limit, "", 0, 0, $"The JSON is longer than {limit} bytes.", "Split it.")]);
            }

            bytes.Write(buffer, 0, count);
        }

        return bytes.ToArray();
    }
}
