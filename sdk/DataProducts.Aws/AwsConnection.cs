using Amazon.DynamoDBv2;
using Amazon.KeyManagementService;
using Amazon.Runtime;
using Amazon.S3;

namespace DataProducts.Aws;

/// <summary>Where one jurisdiction's account is reached: a Region, and for tests another server than AWS's.</summary>
/// <remarks>
/// The clients do not retry by themselves: vault and key ring do (<see cref="AwsRetry"/>), since a batch has parts that fail on their own.
/// </remarks>
public sealed record AwsConnection
{
    /// <summary>Gets the Region, for example <c>eu-central-1</c>.</summary>
    public required string Region { get; init; }

    /// <summary>Gets the address of the server; null (the default) for AWS's own in the Region.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Gets whose rights are used; null (the default) for AWS's usual chain: environment, profile, role of the machine.</summary>
    public AWSCredentials? Credentials { get; init; }

    /// <summary>Gets how long one call may take before it counts as lost; 10 seconds by default.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Makes a client of DynamoDB.</summary>
    /// <returns>The client; the caller disposes of it.</returns>
    public IAmazonDynamoDB DynamoDb()
    {
        var config = Configure(new AmazonDynamoDBConfig());
        return Credentials is null ? new AmazonDynamoDBClient(config) : new AmazonDynamoDBClient(Credentials, config);
    }

    /// <summary>Makes a client of KMS.</summary>
    /// <returns>The client; the caller disposes of it.</returns>
    public IAmazonKeyManagementService Kms()
    {
        var config = Configure(new AmazonKeyManagementServiceConfig());
        return Credentials is null
            ? new AmazonKeyManagementServiceClient(config)
            : new AmazonKeyManagementServiceClient(Credentials, config);
    }

    /// <summary>Makes a client of S3. A call that carries a part of a file may take six times <see cref="Timeout"/>.</summary>
    /// <returns>The client; the caller disposes of it.</returns>
    public IAmazonS3 S3()
    {
        var config = Configure(new AmazonS3Config { ForcePathStyle = Endpoint is not null });
        config.Timeout = 6 * Timeout;
        return Credentials is null ? new AmazonS3Client(config) : new AmazonS3Client(Credentials, config);
    }

    private T Configure<T>(T config)
        where T : ClientConfig
    {
        (config.MaxErrorRetry, config.MaxStaleConnectionRetries) = (0, 0);

        // Else AWS_ENDPOINT_URL, or a line of a profile, would send keys and rows to whatever it names.
        config.IgnoreConfiguredEndpointUrls = true;
        config.Timeout = Timeout;
        if (Endpoint is null)
        {
            config.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(Region);
        }
        else
        {
            (config.ServiceURL, config.AuthenticationRegion) = (Endpoint.ToString(), Region);
        }

        return config;
    }
}
