namespace DataProducts.Hydration;

/// <summary>Bytes that can be opened again and again.</summary>
/// <param name="Name">The part's stable name.</param>
/// <param name="Open">Opens the bytes.</param>
internal sealed record CsvContent(string Name, Func<CancellationToken, ValueTask<Stream>> Open)
{
    /// <summary>Opens the content, uncompressed.</summary>
    public async ValueTask<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        var stream = await Open(cancellationToken).ConfigureAwait(false);
        try
        {
            var head = new byte[2];
            var read = await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken)
                .ConfigureAwait(false);
            Stream whole = new JoinedStream(new MemoryStream(head, 0, read), stream);
            return head is [0x1F, 0x8B] ? new WholeGzipStream(whole) : whole;
        }
        catch
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
