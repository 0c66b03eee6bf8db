namespace DataProducts.Lake.Rest;

/// <summary>Reads a body whose length is somebody else's say.</summary>
internal static class LimitedBody
{
    private const int First = 64 * 1024;

    /// <summary>Reads a body to its end, or to one byte more than the limit.</summary>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream stream, long? announced, int most, CancellationToken cancellationToken)
    {
        // What is announced saves growing; it is believed only as far as it is cheap.
        var body = new byte[Math.Clamp(announced ?? First, 1, Math.Min(most, 16 * 1024 * 1024)) + 1];
        var length = 0;
        while (true)
        {
            var read = await stream.ReadAsync(body.AsMemory(length, Math.Min(body.Length, most + 1) - length), cancellationToken).ConfigureAwait(false);
            length += read;
            if (read == 0 || length > most)
            {
                return body.AsMemory(0, length);
            }

            if (length == body.Length)
            {
                Array.Resize(ref body, (int)Math.Min(2L * body.Length, most + 1L));
            }
        }
    }
}
