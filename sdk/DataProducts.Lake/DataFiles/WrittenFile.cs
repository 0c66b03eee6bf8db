namespace DataProducts.Lake.DataFiles;

/// <summary>
/// Reads the end of a file again that was just written. A store that lost some of it, or gives another one, is found out before a snapshot
/// names the file, and not by whoever reads it.
/// </summary>
internal static class WrittenFile
{
    /// <summary>Compares length and footer with what was written.</summary>
    /// <exception cref="LakeException"><c>DP1509</c>: they differ, or nothing is there.</exception>
    public static async ValueTask CheckAsync(
        IObjectStore objects, string location, long bytes, ReadOnlyMemory<byte> footer, CancellationToken cancellationToken)
    {
        var stream = await OpenAsync(objects, location, cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            if (stream.Length != bytes)
            {
                throw LakeErrors.NotKept(location, $"has {stream.Length} bytes and not the {bytes} that were written");
            }

            var end = new byte[footer.Length];
            stream.Position = bytes - end.Length;
            await stream.ReadExactlyAsync(end, cancellationToken).ConfigureAwait(false);
            if (!footer.Span.SequenceEqual(end))
            {
                throw LakeErrors.NotKept(location, "ends otherwise than it was written");
            }
        }
    }

    private static async ValueTask<Stream> OpenAsync(IObjectStore objects, string location, CancellationToken cancellationToken)
    {
        try
        {
            return await objects.OpenReadAsync(location, cancellationToken).ConfigureAwait(false);
        }
        catch (FileNotFoundException)
        {
            throw LakeErrors.NotKept(location, "is not there after it was written");
        }
    }
}
