namespace DataProducts.Hydration;

/// <summary>One JSON Lines content.</summary>
internal sealed class JsonLinesPart(SourceContent content, IReadOnlySet<string> ignored, int lineLimit, SourceDrift drift) : ContentPart(content)
{
    public override async ValueTask<RecordReader> OpenAsync(PortSchema schema, ContentDigest expected, CancellationToken cancellationToken)
    {
        Utf8LineReader? lines = null;
        try
        {
            lines = new(await OpenBytesAsync(cancellationToken).ConfigureAwait(false), lineLimit);
            var reader = await JsonLinesRecordReader.OpenAsync(Name, lines, expected, schema, new(Name, schema, ignored, drift), cancellationToken)
                .ConfigureAwait(false);
            lines = null;
            return reader;
        }
        catch (Exception failure) when (IsReading(failure))
        {
            throw HydrationErrors.Unreadable(Name, failure);
        }
        finally
        {
            lines?.Dispose();
        }
    }
}
