using System.Net;
using Amazon.S3;
using Amazon.S3.Model;

namespace DataProducts.Aws;

/// <summary>The calls of S3 that the lake makes, tried again where that does no harm.</summary>
internal sealed class S3Calls
{
    // Tells an object of ours from another's under the same name when the answer to our own request was lost.
    private const string WriteMark = "x-amz-meta-dp-write";

    private readonly IAmazonS3 _s3;
    private readonly S3ObjectStoreOptions _options;
    private readonly Retrying _retrying;

    public S3Calls(IAmazonS3 s3, S3ObjectStoreOptions options, TimeProvider time)
    {
        (_s3, _options) = (s3, options);
        _retrying = new Retrying("s3", options.Retry, time, Count, (cause, passing) => S3Errors.Call(options.Bucket, cause, passing));
    }

    public CallCount Count { get; } = new();

    public static string NewMark() => Guid.NewGuid().ToString("N");

    public ValueTask<T> CallAsync<T>(Func<IAmazonS3, CancellationToken, Task<T>> call, CancellationToken cancellationToken) =>
        _retrying.DemandAsync(token => call(_s3, token), cancellationToken);

    /// <summary>As <see cref="CallAsync"/>, and a key that is not there gives default.</summary>
    public async ValueTask<T?> FindAsync<T>(Func<IAmazonS3, CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await _retrying.CallAsync(token => call(_s3, token), cancellationToken).ConfigureAwait(false);
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound && missing.ErrorCode is not "NoSuchBucket")
        {
            return default;
        }
        catch (AmazonS3Exception refusal)
        {
            throw _retrying.Refused(refusal);
        }
    }

    /// <summary>Makes a call that creates an object if none is there.</summary>
    /// <param name="key">The object's key.</param>
    /// <param name="mark">What the object is marked by.</param>
    /// <param name="call">The call, with <c>If-None-Match: *</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>True if the object that is there is the call's.</returns>
    public async ValueTask<bool> CreateAsync(
        string key, string mark, Func<IAmazonS3, CancellationToken, Task> call, CancellationToken cancellationToken)
    {
        var attempts = 0;
        try
        {
            await _retrying.CallAsync(
                async token =>
                {
                    attempts++;
                    await call(_s3, token).ConfigureAwait(false);
                    return true;
                },
                cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (AmazonS3Exception taken) when (taken.StatusCode == HttpStatusCode.PreconditionFailed)
        {
            // What took the name may be an attempt of ours whose answer was lost.
            return attempts > 1 && await IsMarkedAsync(key, mark, cancellationToken).ConfigureAwait(false);
        }
        catch (AmazonS3Exception gone) when (gone.ErrorCode == "NoSuchUpload" && attempts > 1)
        {
            return await IsMarkedAsync(key, mark, cancellationToken).ConfigureAwait(false);
        }
        catch (AmazonS3Exception refusal)
        {
            throw _retrying.Refused(refusal);
        }
    }

    public ValueTask<GetObjectMetadataResponse?> HeadAsync(string key, CancellationToken cancellationToken) => FindAsync(
        (s3, token) => s3.GetObjectMetadataAsync(
            new GetObjectMetadataRequest { BucketName = _options.Bucket, Key = key, ExpectedBucketOwner = _options.Owner }, token),
        cancellationToken);

    /// <summary>Makes the request that puts a whole object.</summary>
    public PutObjectRequest Put(string key, string mark, Stream content, bool replace)
    {
        var request = new PutObjectRequest
        {
            BucketName = _options.Bucket,
            Key = key,
            ExpectedBucketOwner = _options.Owner,
            InputStream = content,
            AutoCloseStream = false,
            AutoResetStreamPosition = true,
            IfNoneMatch = replace ? null : "*",
        };
        request.Metadata.Add(WriteMark, mark);
        if (_options.KmsKey is { } kms)
        {
            (request.ServerSideEncryptionMethod, request.ServerSideEncryptionKeyManagementServiceKeyId) = (ServerSideEncryptionMethod.AWSKMS, kms);
        }

        return request;
    }

    /// <summary>Makes the request that begins an object of several parts.</summary>
    public InitiateMultipartUploadRequest Begin(string key, string mark)
    {
        var request = new InitiateMultipartUploadRequest { BucketName = _options.Bucket, Key = key, ExpectedBucketOwner = _options.Owner };
        request.Metadata.Add(WriteMark, mark);
        if (_options.KmsKey is { } kms)
        {
            (request.ServerSideEncryptionMethod, request.ServerSideEncryptionKeyManagementServiceKeyId) = (ServerSideEncryptionMethod.AWSKMS, kms);
        }

        return request;
    }

    private async ValueTask<bool> IsMarkedAsync(string key, string mark, CancellationToken cancellationToken) =>
        await HeadAsync(key, cancellationToken).ConfigureAwait(false) is { } found && found.Metadata[WriteMark] == mark;
}
