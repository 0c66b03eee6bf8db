namespace DataProducts.Lake.Storage;

/// <summary>Reads small objects whole.</summary>
internal static class WholeObject
{
    /// <summary>Reads an object.</summary>
    /// <exception cref="LakeException"><c>DP1509</c>: it is missing, or has more bytes.</exception>
    public static async Task<byte[]> ReadWholeAsync(
        this IObjectStore objects, string location, int most, CancellationToken cancellationToken)
    {
        try
        {
            var stream = await objects.OpenReadAsync(location, cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                if (stream.Length > most)
                {
                    throw LakeErrors.Storage(location, $"it has more than {most} bytes");
                }

                var bytes = new byte[stream.Length];
                await stream.ReadExactlyAsync(bytes, cancellationToken).ConfigureAwait(false);
                return bytes;
            }
        }
        catch (FileNotFoundException missing)
        {
            throw LakeErrors.Storage(location, "the file is missing", missing);
        }
    }
}
