using Amazon.Runtime;
using Amazon.S3;

namespace DataProducts.Aws.Tests.Lake;

/// <summary>AWS's own client of S3, whose HTTP requests a test sees.</summary>
internal static class HandledS3
{
    public static IAmazonS3 To(Uri address, HttpMessageHandler through) => new AmazonS3Client(
        new BasicAWSCredentials("test", "test"),
        new AmazonS3Config
        {
            ServiceURL = address.ToString(),
            AuthenticationRegion = "eu-central-1",
            ForcePathStyle = true,
            MaxErrorRetry = 0,
            MaxStaleConnectionRetries = 0,
            HttpClientFactory = new Factory(through),
        });

    private sealed class Factory(HttpMessageHandler through) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(through, disposeHandler: false);

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

        public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
    }
}
