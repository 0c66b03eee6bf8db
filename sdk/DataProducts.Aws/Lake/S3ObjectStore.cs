using System.Runtime.CompilerServices;
using Amazon.S3;
using Amazon.S3.Model;

namespace DataProducts.Aws;

/// <summary>Objects in a part of one S3 bucket, each created once: locations are <c>s3://bucket/prefix/…</c>.</summary>
/// <remarks>
/// Exactly one of several creators gets true, since S3 itself decides (<c>If-None-Match: *</c>, which needs a bucket of a Region, not of
/// a directory). Large objects go up in parts from a file that is spooled to the machine's disk. Parts of uploads that crashed are no
/// objects and are not listed: a lifecycle rule of the bucket removes them (<c>AbortIncompleteMultipartUpload</c>).
/// </remarks>
public sealed class S3ObjectStore : IObjectStore
{
    private const int MostDeletes = 1000;

    private readonly S3ObjectStoreOptions _options;
    private readonly S3Place _place;
    private readonly S3Calls _calls;

    /// <summary>Makes a store; nothing is asked of S3 yet.</summary>
    /// <param name="s3">The client; the caller disposes it. It should not retry by itself (<see cref="AwsConnection.S3"/>).</param>
    /// <param name="options">Which part of which bucket.</param>
    /// <param name="time">The clock of retries; null for the system's.</param>
    /// <exception cref="ArgumentException">The prefix has an empty part, <c>.</c> or <c>..</c>.</exception>
    public S3ObjectStore(IAmazonS3 s3, S3ObjectStoreOptions options, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(s3);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.PartBytes, 5 * 1024 * 1024);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.PartsAtOnce, 1);
        _options = options;
        _place = new S3Place(options.Bucket, options.Prefix);
        _calls = new S3Calls(s3, options, time ?? TimeProvider.System);
    }

    /// <summary>Gets the location that all objects are below.</summary>
    public string Root => _place.Root;

    /// <summary>Gets how many calls were made, repeated ones included.</summary>
    public long Calls => _calls.Count.Value;

    /// <summary>Makes sure that the bucket is in a Region: a bucket's name does not say where it is, and S3 redirects.</summary>
    /// <param name="region">The Region, for example <c>eu-central-1</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The task.</returns>
    /// <exception cref="DataProductException"><c>DP2129</c>: it is in another one; besides as below.</exception>
    public async ValueTask RequireRegionAsync(string region, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(region);
        var request = new GetBucketLocationRequest { BucketName = _options.Bucket, ExpectedBucketOwner = _options.Owner };
        var answer = await _calls.CallAsync((s3, token) => s3.GetBucketLocationAsync(request, token), cancellationToken).ConfigureAwait(false);

        // The two oldest Regions have names of their own here (S3 API reference, GetBucketLocation).
        var found = answer.Location?.Value switch { null or "" => "us-east-1", "EU" => "eu-west-1", var other => other };
        if (found != region)
        {
            throw S3Errors.Elsewhere(_options.Bucket, found, region);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="DataProductException">
    /// <c>DP2124</c>: S3 does not answer. <c>DP2125</c>: it refuses. <c>DP2126</c>: the location is outside.
    /// </exception>
    public async ValueTask<bool> TryCreateAsync(
        string location, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        var (key, mark) = (_place.KeyOf(location), S3Calls.NewMark());
        return await _calls.CreateAsync(
            key, mark, (s3, token) => s3.PutObjectAsync(_calls.Put(key, mark, Readable(content), replace: false), token), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<IObjectUpload> BeginAsync(string location, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult<IObjectUpload>(new S3Upload(_calls, _options, _place.KeyOf(location)));
    }

    /// <inheritdoc/>
    public async ValueTask ReplaceAsync(string location, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        var key = _place.KeyOf(location);
        _ = await _calls.CallAsync(
            (s3, token) => s3.PutObjectAsync(_calls.Put(key, S3Calls.NewMark(), Readable(content), replace: true), token), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<Stream> OpenReadAsync(string location, CancellationToken cancellationToken = default) =>
        await S3ReadStream.OpenAsync(_calls, _options, _place.KeyOf(location), location, cancellationToken).ConfigureAwait(false)
        ?? throw new FileNotFoundException("No object is there.", location);

    /// <inheritdoc/>
    public async ValueTask<bool> ExistsAsync(string location, CancellationToken cancellationToken = default) =>
        await _calls.HeadAsync(_place.KeyOf(location), cancellationToken).ConfigureAwait(false) is not null;

    /// <inheritdoc/>
    public async IAsyncEnumerable<ObjectInfo> ListAsync(
        string location, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var request = new ListObjectsV2Request
        {
            BucketName = _options.Bucket,
            Prefix = _place.KeysBelow(location),
            ExpectedBucketOwner = _options.Owner,
        };
        do
        {
            var page = await _calls.CallAsync((s3, token) => s3.ListObjectsV2Async(request, token), cancellationToken).ConfigureAwait(false);
            foreach (var found in page.S3Objects ?? [])
            {
                // A key that ends in a slash is a folder that a console made.
                if (!found.Key.EndsWith('/'))
                {
                    yield return new ObjectInfo(
                        _place.LocationOf(found.Key), found.Size ?? 0, new DateTimeOffset((found.LastModified ?? default).ToUniversalTime()));
                }
            }

            request.ContinuationToken = page.IsTruncated == true ? page.NextContinuationToken : null;
        }
        while (request.ContinuationToken is not null);
    }

    /// <inheritdoc/>
    /// <remarks>In a bucket with versions the older ones stay; <see cref="EraseAsync"/> removes them all.</remarks>
    public async ValueTask DeleteAsync(string location, CancellationToken cancellationToken = default)
    {
        var request = new DeleteObjectRequest
        {
            BucketName = _options.Bucket,
            Key = _place.KeyOf(location),
            ExpectedBucketOwner = _options.Owner,
        };
        _ = await _calls.FindAsync((s3, token) => s3.DeleteObjectAsync(request, token), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes an object with all of its versions and delete markers, so that nobody can bring it back.</summary>
    /// <param name="location">The location.</param>
    /// <param name="cancellationToken">Gives up; what was not deleted yet stays, and the call may be repeated.</param>
    /// <returns>How many versions and markers were deleted; 0 if there was none.</returns>
    /// <exception cref="DataProductException"><c>DP2128</c>: a version is kept by a lock or a policy; besides as above.</exception>
    public async ValueTask<int> EraseAsync(string location, CancellationToken cancellationToken = default)
    {
        var key = _place.KeyOf(location);
        var versions = await VersionsAsync(key, cancellationToken).ConfigureAwait(false);
        foreach (var part in versions.Chunk(MostDeletes))
        {
            var request = new DeleteObjectsRequest
            {
                BucketName = _options.Bucket,
                ExpectedBucketOwner = _options.Owner,
                Objects = [.. part.Select(version => new KeyVersion { Key = key, VersionId = version })],
            };
            try
            {
                _ = await _calls.CallAsync((s3, token) => s3.DeleteObjectsAsync(request, token), cancellationToken).ConfigureAwait(false);
            }
            catch (DataProductException refused) when (refused.InnerException is DeleteObjectsException)
            {
                // Which are left is counted below, as after an answer without errors.
            }
        }

        var left = await VersionsAsync(key, cancellationToken).ConfigureAwait(false);
        return left.Count == 0 ? versions.Count : throw S3Errors.Kept(location, left.Count);
    }

    private static MemoryStream Readable(ReadOnlyMemory<byte> content) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(content, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(content.ToArray(), writable: false);

    private async Task<List<string>> VersionsAsync(string key, CancellationToken cancellationToken)
    {
        var versions = new List<string>();
        var request = new ListVersionsRequest { BucketName = _options.Bucket, Prefix = key, ExpectedBucketOwner = _options.Owner };
        ListVersionsResponse page;
        do
        {
            page = await _calls.CallAsync((s3, token) => s3.ListVersionsAsync(request, token), cancellationToken).ConfigureAwait(false);
            versions.AddRange((page.Versions ?? []).Where(version => version.Key == key).Select(version => version.VersionId));
            (request.KeyMarker, request.VersionIdMarker) = (page.NextKeyMarker, page.NextVersionIdMarker);
        }
        while (page.IsTruncated == true);

        return versions;
    }
}
