namespace DataProducts.Hydration;

/// <summary>One CSV content.</summary>
internal sealed class CsvPart(SourceContent content, IReadOnlySet<string> ignored, int recordLimit, SourceDrift drift) : ContentPart(content)
{
    public override async ValueTask<RecordReader> OpenAsync(PortSchema schema, ContentDigest expected, CancellationToken cancellationToken)
    {
        EscapingUtf8Reader? text = null;
        try
        {
            text = new EscapingUtf8Reader(await OpenBytesAsync(cancellationToken).ConfigureAwait(false));
            var reader = await CsvRecordReader.OpenAsync(Name, text, expected, schema, ignored, drift, recordLimit, cancellationToken)
                .ConfigureAwait(false);
            text = null;
            return reader;
        }
        catch (Exception failure) when (IsReading(failure))
        {
            throw HydrationErrors.Unreadable(Name, failure);
        }
        finally
        {
            text?.Dispose();
        }
    }
}
