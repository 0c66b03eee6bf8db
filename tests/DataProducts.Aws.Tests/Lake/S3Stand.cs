using Amazon.S3;
using Amazon.S3.Model;

namespace DataProducts.Aws.Tests.Lake;

/// <summary>A part of a bucket on moto, empty at first.</summary>
internal sealed class S3Stand : IDisposable
{
    public const string Bucket = "dp-test-lake";

    private static int _prefixes;

    private S3Stand(Uri address, IAmazonS3 client, string prefix) => (Address, Client, Prefix) = (address, client, prefix);

    public Uri Address { get; }

    public IAmazonS3 Client { get; }

    public string Prefix { get; }

    public S3ObjectStore Objects => Open();

    public S3ObjectStoreOptions Options => new() { Bucket = Bucket, Prefix = Prefix, Retry = Clients.Retry };

    public static async Task<S3Stand> StartAsync(Stands stands, bool versioned = false)
    {
        var address = await stands.MotoAsync();
        var client = Clients.To(address).S3();
        var bucket = versioned ? $"{Bucket}-versioned" : Bucket;
        try
        {
            await client.PutBucketAsync(new PutBucketRequest { BucketName = bucket, BucketRegionName = "eu-central-1" });
        }
        catch (AmazonS3Exception has) when (has.ErrorCode is "BucketAlreadyOwnedByYou" or "BucketAlreadyExists")
        {
            // Another test made it.
        }

        if (versioned)
        {
            await client.PutBucketVersioningAsync(new PutBucketVersioningRequest
            {
                BucketName = bucket,
                VersioningConfig = new S3BucketVersioningConfig { Status = VersionStatus.Enabled },
            });
        }

        return new S3Stand(address, client, $"lake-{Environment.ProcessId}-{Interlocked.Increment(ref _prefixes)}/eu");
    }

    /// <summary>Opens the store through a client whose requests pass a handler.</summary>
    public S3ObjectStore Open(HttpMessageHandler? through = null, Func<S3ObjectStoreOptions, S3ObjectStoreOptions>? change = null) =>
        new(through is null ? Client : HandledS3.To(Address, through), (change ?? (one => one))(Options));

    public void Dispose() => Client.Dispose();
}
