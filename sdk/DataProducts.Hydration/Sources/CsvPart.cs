using System.Security.Cryptography;

namespace DataProducts.Hydration;

/// <summary>One CSV content.</summary>
internal sealed class CsvPart(CsvContent content, IReadOnlySet<string> ignored, int recordLimit) : SourcePart(content.Name)
{
    private const int BufferSize = 64 * 1024;

    public override async ValueTask<ContentDigest> DigestAsync(IProgress<long>? bytes, CancellationToken cancellationToken)
    {
        try
        {
            var stream = await content.OpenAsync(cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                return await DigestAsync(stream, bytes, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (IsReading(failure))
        {
            throw HydrationErrors.Unreadable(Name, failure);
        }
    }

    public override async ValueTask<RecordReader> OpenAsync(PortSchema schema, ContentDigest expected, CancellationToken cancellationToken)
    {
        EscapingUtf8Reader? text = null;
        try
        {
            text = new EscapingUtf8Reader(await content.OpenAsync(cancellationToken).ConfigureAwait(false));
            var reader = await CsvRecordReader.OpenAsync(Name, text, expected, schema, ignored, recordLimit, cancellationToken)
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

    /// <summary>Tells whether an exception says that bytes could not be had, and not that they are wrong.</summary>
    public static bool IsReading(Exception failure) =>
        failure is IOException or UnauthorizedAccessException or InvalidDataException;

    private static async ValueTask<ContentDigest> DigestAsync(Stream stream, IProgress<long>? bytes, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferSize];
        var total = 0L;
        while (await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is var read and > 0)
        {
            hash.AppendData(buffer, 0, read);
            total += read;
            bytes?.Report(read);
        }

        return new(hash.GetHashAndReset(), total);
    }
}
