using System.Globalization;
using System.Net;
using Amazon.S3;
using Amazon.S3.Model;

namespace DataProducts.Aws;

/// <summary>
/// Reads an object by ranges, and ahead where it is read in order. It begins with the end, where a Parquet file says what is in it; a
/// small object is there whole with that one request.
/// </summary>
internal sealed class S3ReadStream : Stream
{
    private const int TailBytes = 64 * 1024;
    private const int FirstAhead = 256 * 1024;
    private const int MostAhead = 8 * 1024 * 1024;

    private readonly S3Calls _calls;
    private readonly S3ObjectStoreOptions _options;
    private readonly string _key;
    private readonly string _location;
    private readonly string _etag;
    private readonly byte[] _tail;
    private readonly long _tailStart;
    private byte[] _buffer = [];
    private long _bufferStart;
    private int _ahead = FirstAhead;
    private long _position;

    private S3ReadStream(S3Calls calls, S3ObjectStoreOptions options, string key, string location, string etag, byte[] tail, long length)
    {
        (_calls, _options, _key, _location, _etag) = (calls, options, key, location, etag);
        (_tail, _tailStart, Length) = (tail, length - tail.Length, length);
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position
    {
        get => _position;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _position = value;
        }
    }

    /// <summary>Opens an object; null if there is none.</summary>
    public static async ValueTask<S3ReadStream?> OpenAsync(
        S3Calls calls, S3ObjectStoreOptions options, string key, string location, CancellationToken cancellationToken)
    {
        try
        {
            var suffix = new ByteRange($"bytes=-{TailBytes.ToString(CultureInfo.InvariantCulture)}");
            var tail = await calls.FindAsync(
                (s3, token) => FetchAsync(s3, Request(options, key, suffix), token), cancellationToken).ConfigureAwait(false);
            return tail is null ? null : new S3ReadStream(calls, options, key, location, tail.ETag, tail.Content, tail.Length);
        }
        catch (DataProductException empty) when (IsStatus(empty, HttpStatusCode.RequestedRangeNotSatisfiable))
        {
            // An empty object has no last bytes to give.
            return await calls.HeadAsync(key, cancellationToken).ConfigureAwait(false) is { } head
                ? new S3ReadStream(calls, options, key, location, head.ETag, [], 0)
                : null;
        }
    }

    // Parquet libraries read synchronously; there is no context here that could wait for itself.
    public override int Read(Span<byte> buffer)
    {
        if (Held(buffer.Length) is { Length: > 0 } held)
        {
            return Give(held.Span, buffer);
        }

        if (_position >= Length || buffer.IsEmpty)
        {
            return 0;
        }

        FetchAsync(buffer.Length, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return Give(Held(buffer.Length).Span, buffer);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position < Length && !buffer.IsEmpty && Held(buffer.Length).IsEmpty)
        {
            await FetchAsync(buffer.Length, cancellationToken).ConfigureAwait(false);
        }

        return Give(Held(buffer.Length).Span, buffer.Span);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => _position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private static GetObjectRequest Request(S3ObjectStoreOptions options, string key, ByteRange range, string? etag = null) => new()
    {
        BucketName = options.Bucket,
        Key = key,
        ByteRange = range,
        ExpectedBucketOwner = options.Owner,
        EtagToMatch = etag,
    };

    private static async Task<Fetched> FetchAsync(IAmazonS3 s3, GetObjectRequest request, CancellationToken cancellationToken)
    {
        using var response = await s3.GetObjectAsync(request, cancellationToken).ConfigureAwait(false);
        var content = new byte[response.ContentLength];
        await response.ResponseStream.ReadExactlyAsync(content, cancellationToken).ConfigureAwait(false);
        return new Fetched(content, response.ETag, TotalOf(response.ContentRange) ?? content.Length);
    }

    // "bytes 0-41/1234"
    private static long? TotalOf(string? range) =>
        range is not null && long.TryParse(range.AsSpan(range.LastIndexOf('/') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var total) ? total : null;

    private static bool IsStatus(DataProductException failure, HttpStatusCode status) =>
        failure.InnerException is AmazonS3Exception answer && answer.StatusCode == status;

    private int Give(ReadOnlySpan<byte> held, Span<byte> buffer)
    {
        held.CopyTo(buffer);
        _position += held.Length;
        return held.Length;
    }

    private ReadOnlyMemory<byte> Held(int most)
    {
        var (bytes, start) = _position >= _tailStart ? (_tail, _tailStart) : (_buffer, _bufferStart);
        var at = _position - start;
        return at >= 0 && at < bytes.Length ? bytes.AsMemory((int)at, (int)Math.Min(most, bytes.Length - at)) : default;
    }

    private async ValueTask FetchAsync(int wanted, CancellationToken cancellationToken)
    {
        // Whoever goes on where the last range ended will go on further; whoever jumps wants one column chunk.
        _ahead = _buffer.Length > 0 && _position == _bufferStart + _buffer.Length ? Math.Min(MostAhead, _ahead * 2) : FirstAhead;
        var count = Math.Min(Math.Max(Math.Min(wanted, MostAhead), _ahead), _tailStart - _position);
        var range = new ByteRange(_position, _position + count - 1);
        try
        {
            var fetched = await _calls.CallAsync(
                (s3, token) => FetchAsync(s3, Request(_options, _key, range, _etag), token), cancellationToken).ConfigureAwait(false);
            (_buffer, _bufferStart) = fetched.Content.Length == count ? (fetched.Content, _position) : throw S3Errors.Changed(_location);
        }
        catch (DataProductException failure) when (IsStatus(failure, HttpStatusCode.PreconditionFailed) || IsStatus(failure, HttpStatusCode.NotFound))
        {
            throw S3Errors.Changed(_location);
        }
    }

    private sealed record Fetched(byte[] Content, string ETag, long Length);
}
