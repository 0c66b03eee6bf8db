using Amazon.S3.Model;

namespace DataProducts.Aws;

/// <summary>
/// A file on the machine's disk that becomes an object. A writer of Parquet seeks and reads while it writes, which no upload can, so
/// nothing goes up before the file is whole.
/// </summary>
internal sealed class S3Upload : IObjectUpload
{
    private readonly S3Calls _calls;
    private readonly S3ObjectStoreOptions _options;
    private readonly string _key;
    private readonly string _mark = S3Calls.NewMark();
    private readonly FileStream _spool;
    private string? _uploadId;

    public S3Upload(S3Calls calls, S3ObjectStoreOptions options, string key)
    {
        (_calls, _options, _key) = (calls, options, key);
        var settings = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Read,
            BufferSize = 128 * 1024,
            Options = FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows())
        {
            settings.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        _spool = new FileStream(Path.Combine(options.SpoolFolder ?? Path.GetTempPath(), $"dp-upload-{Guid.NewGuid():N}"), settings);
    }

    public Stream Content => _spool;

    public async ValueTask<bool> CompleteAsync(CancellationToken cancellationToken = default)
    {
        await _spool.FlushAsync(cancellationToken).ConfigureAwait(false);
        return _spool.Length <= _options.PartBytes
            ? await PutAsync(cancellationToken).ConfigureAwait(false)
            : await PutPartsAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await _spool.DisposeAsync().ConfigureAwait(false);
        if (_uploadId is { } id)
        {
            _uploadId = null;
            var request = new AbortMultipartUploadRequest
            {
                BucketName = _options.Bucket,
                Key = _key,
                UploadId = id,
                ExpectedBucketOwner = _options.Owner,
            };
            try
            {
                _ = await _calls.FindAsync((s3, token) => s3.AbortMultipartUploadAsync(request, token), CancellationToken.None).ConfigureAwait(false);
            }
            catch (DataProductException)
            {
                // The parts are no object, and the bucket's lifecycle rule removes them.
            }
        }
    }

    private async Task<bool> PutAsync(CancellationToken cancellationToken)
    {
        using var whole = new MemoryStream(await PartAsync(0, cancellationToken).ConfigureAwait(false), writable: false);
        return await _calls.CreateAsync(
            _key, _mark,
            (s3, token) =>
            {
                whole.Position = 0;
                return s3.PutObjectAsync(_calls.Put(_key, _mark, whole, replace: false), token);
            },
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> PutPartsAsync(CancellationToken cancellationToken)
    {
        var begun = await _calls.CallAsync((s3, token) => s3.InitiateMultipartUploadAsync(_calls.Begin(_key, _mark), token), cancellationToken)
            .ConfigureAwait(false);
        _uploadId = begun.UploadId;
        var parts = new PartETag[(int)((_spool.Length + _options.PartBytes - 1) / _options.PartBytes)];
        await Parallel.ForAsync(
            0, parts.Length, new ParallelOptions { MaxDegreeOfParallelism = _options.PartsAtOnce, CancellationToken = cancellationToken },
            async (index, token) => parts[index] = await PutPartAsync(index, token).ConfigureAwait(false)).ConfigureAwait(false);
        var request = new CompleteMultipartUploadRequest
        {
            BucketName = _options.Bucket,
            Key = _key,
            UploadId = _uploadId,
            ExpectedBucketOwner = _options.Owner,
            PartETags = [.. parts],
            IfNoneMatch = "*",
        };
        var created = await _calls.CreateAsync(_key, _mark, (s3, token) => s3.CompleteMultipartUploadAsync(request, token), cancellationToken)
            .ConfigureAwait(false);
        if (created)
        {
            _uploadId = null;
        }

        return created;
    }

    private async Task<PartETag> PutPartAsync(int index, CancellationToken cancellationToken)
    {
        using var part = new MemoryStream(await PartAsync(index, cancellationToken).ConfigureAwait(false), writable: false);
        var answer = await _calls.CallAsync(
            (s3, token) =>
            {
                part.Position = 0;
                return s3.UploadPartAsync(
                    new UploadPartRequest
                    {
                        BucketName = _options.Bucket,
                        Key = _key,
                        UploadId = _uploadId,
                        ExpectedBucketOwner = _options.Owner,
                        PartNumber = index + 1,
                        InputStream = part,
                        PartSize = part.Length,
                    },
                    token);
            },
            cancellationToken).ConfigureAwait(false);
        return new PartETag(answer);
    }

    // Read by offset, so that parts side by side do not move each other's place.
    private async Task<byte[]> PartAsync(int index, CancellationToken cancellationToken)
    {
        var start = (long)index * _options.PartBytes;
        var part = new byte[Math.Min(_options.PartBytes, _spool.Length - start)];
        for (var read = 0; read < part.Length;)
        {
            var some = await RandomAccess.ReadAsync(_spool.SafeFileHandle, part.AsMemory(read), start + read, cancellationToken).ConfigureAwait(false);
            read += some > 0 ? some : throw new EndOfStreamException("The spooled file is shorter than it was.");
        }

        return part;
    }
}
