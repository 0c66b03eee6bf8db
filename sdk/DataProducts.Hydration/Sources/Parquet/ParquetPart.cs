using DataProducts.Lake.Reading.Leaves;

namespace DataProducts.Hydration;

/// <summary>One Parquet file.</summary>
internal sealed class ParquetPart(SourceContent content, IReadOnlySet<string> ignored) : ContentPart(content)
{
    public override async ValueTask<RecordReader> OpenAsync(PortSchema schema, ContentDigest expected, CancellationToken cancellationToken)
    {
        Stream? stream = null;
        try
        {
            stream = await OpenBytesAsync(cancellationToken).ConfigureAwait(false);
            RefuseOthers(stream);
            var reader = ParquetRecordReader.Open(
                Name, stream, expected, schema, ignored, stop => DigestAsync(null, stop));
            stream = null;
            return reader;
        }
        catch (Exception failure) when (IsReading(failure))
        {
            throw HydrationErrors.Unreadable(Name, failure);
        }
        finally
        {
            if (stream is not null)
            {
                await stream.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    protected override ValueTask<Stream> OpenBytesAsync(CancellationToken cancellationToken) => Content.Open(cancellationToken);

    // Before the decoder sees the file: a schema nested without end would take the process with it.
    private void RefuseOthers(Stream stream)
    {
        if (!stream.CanSeek)
        {
            throw HydrationErrors.ParquetNotSeekable(Name);
        }

        try
        {
            FooterCheck.Check(stream);
        }
        catch (NotSupportedException)
        {
            throw HydrationErrors.ParquetEncrypted(Name);
        }
        catch (InvalidDataException failure)
        {
            throw HydrationErrors.ParquetDamaged(Name, failure.Message);
        }
    }
}
