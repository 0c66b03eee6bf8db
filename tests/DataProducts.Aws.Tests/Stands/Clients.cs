using Amazon.Runtime;

namespace DataProducts.Aws.Tests;

/// <summary>How tests reach a stand-in: any signature is good there, and waits are short.</summary>
internal static class Clients
{
    /// <summary>Gets retries that are as many as in production, and as short as a test wants them.</summary>
    public static AwsRetry Retry { get; } = new()
    {
        Attempts = 12,
        First = TimeSpan.FromMilliseconds(1),
        Longest = TimeSpan.FromMilliseconds(8),
    };

    public static AwsConnection To(Uri address) => new()
    {
        Region = "eu-central-1",
        Endpoint = address,
        Credentials = new BasicAWSCredentials("test", "test"),
        Timeout = TimeSpan.FromSeconds(5),
    };
}
