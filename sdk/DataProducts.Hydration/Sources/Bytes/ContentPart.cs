namespace DataProducts.Hydration;

/// <summary>A part that is bytes: its digest is that of all of them, uncompressed.</summary>
internal abstract class ContentPart(SourceContent content) : SourcePart(content.Name)
{
    protected SourceContent Content { get; } = content;

    public override async ValueTask<ContentDigest> DigestAsync(IProgress<long>? bytes, CancellationToken cancellationToken)
    {
        try
        {
            var stream = await OpenBytesAsync(cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                return await ContentDigest.OfAsync(stream, bytes, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (IsReading(failure))
        {
            throw HydrationErrors.Unreadable(Name, failure);
        }
    }

    /// <summary>Tells whether an exception says that bytes could not be had, and not that they are wrong.</summary>
    public static bool IsReading(Exception failure) =>
        failure is IOException or UnauthorizedAccessException or InvalidDataException;

    /// <summary>Opens the bytes that are digested.</summary>
    protected virtual ValueTask<Stream> OpenBytesAsync(CancellationToken cancellationToken) =>
        Content.OpenUncompressedAsync(cancellationToken);
}
