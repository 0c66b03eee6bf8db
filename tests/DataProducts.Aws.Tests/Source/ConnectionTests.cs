using Amazon.DynamoDBv2.Model;
using Amazon.KeyManagementService.Model;

namespace DataProducts.Aws.Tests;

/// <summary>Where a client's calls go: to AWS in the Region that was named, whatever the machine's settings say.</summary>
public sealed class ConnectionTests
{
    [Fact]
    public void EndpointOfTheEnvironment_IsNotHeeded()
    {
        string[] names = ["AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_DYNAMODB", "AWS_ENDPOINT_URL_KMS"];
        try
        {
            foreach (var name in names)
            {
                Environment.SetEnvironmentVariable(name, "http://elsewhere.example");
            }

            Environment.SetEnvironmentVariable("AWS_REGION", "us-east-1");
            var connection = new AwsConnection { Region = "eu-central-2", Credentials = Clients.To(new Uri("http://127.0.0.1")).Credentials };
            using var dynamo = connection.DynamoDb();
            using var kms = connection.Kms();

            Assert.Equal("https://dynamodb.eu-central-2.amazonaws.com", dynamo.DetermineServiceOperationEndpoint(new DescribeTableRequest { TableName = "t" }).URL.TrimEnd('/'));
            Assert.Equal("https://kms.eu-central-2.amazonaws.com", kms.DetermineServiceOperationEndpoint(new DescribeKeyRequest { KeyId = "k" }).URL.TrimEnd('/'));
        }
        finally
        {
            foreach (var name in names.Append("AWS_REGION"))
            {
                Environment.SetEnvironmentVariable(name, null);
            }
        }
    }
}
