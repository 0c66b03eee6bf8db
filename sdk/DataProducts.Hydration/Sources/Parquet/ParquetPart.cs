namespace DataProducts.Hydration;

/// <summary>One Parquet file.</summary>
internal sealed class ParquetPart(SourceContent content, IReadOnlySet<string> ignored, SourceDrift drift) : ContentPart(content)
{
    private const int Trailer = 8;

    public override async ValueTask<RecordReader> OpenAsync(PortSchema schema, ContentDigest expected, CancellationToken cancellationToken)
    {
        Stream? stream = null;
        try
        {
            stream = await OpenBytesAsync(cancellationToken).ConfigureAwait(false);
            await RefuseOthersAsync(stream, cancellationToken).ConfigureAwait(false);
            var reader = ParquetRecordReader.Open(
                Name, stream, expected, schema, ignored, drift, stop => DigestAsync(null, stop));
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

    private async ValueTask RefuseOthersAsync(Stream stream, CancellationToken cancellationToken)
    {
        if (!stream.CanSeek)
        {
            throw HydrationErrors.ParquetNotSeekable(Name);
        }

        if (stream.Length < Trailer + sizeof(int))
        {
            throw HydrationErrors.ParquetDamaged(Name, "it is shorter than any Parquet file");
        }

        var trailer = new byte[Trailer];
        stream.Position = stream.Length - Trailer;
        await stream.ReadExactlyAsync(trailer, cancellationToken).ConfigureAwait(false);
        stream.Position = 0;
        if (trailer.AsSpan(4).SequenceEqual("PARE"u8))
        {
            throw HydrationErrors.ParquetEncrypted(Name);
        }

        if (!trailer.AsSpan(4).SequenceEqual("PAR1"u8))
        {
            throw HydrationErrors.ParquetDamaged(Name, "it does not end like a Parquet file");
        }
    }
}
