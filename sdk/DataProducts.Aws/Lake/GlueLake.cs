using Amazon.Runtime.Credentials;
using Amazon.S3;
using DataProducts.Lake;
using DataProducts.Lake.Rest;

namespace DataProducts.Aws;

/// <summary>A lake whose tables are in AWS Glue's catalog, by its Iceberg REST endpoint, with their files in S3.</summary>
public sealed class GlueLake : IDisposable
{
    private readonly IAmazonS3 _s3;
    private readonly HttpClient _client;

    private GlueLake(GlueLakeOptions options, TimeProvider time)
    {
        var connection = options.Connection;
        _s3 = connection.S3();
        Files = new S3ObjectStore(_s3, options.Files, time);

        // A redirect would carry the signature, and with it a session's token, to another host.
        var transport = new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = System.Net.DecompressionMethods.All };
        var credentials = connection.Credentials ?? DefaultAWSCredentialsIdentityResolver.GetCredentials();
        _client = new HttpClient(new SigV4Handler(transport, options.Service, connection.Region, credentials, time));
        Catalog = new RestTableCatalog(
            _client,
            Files,
            new RestCatalogOptions
            {
                Address = options.Catalog ?? new Uri($"https://{options.Service}.{connection.Region}.amazonaws.com/iceberg"),
                Warehouse = options.Warehouse,
                Location = Files.Root,
            },
            time);
        Tables = TableLake.Over(Catalog, Files, time);
    }

    /// <summary>Opens a lake.</summary>
    /// <param name="options">Where it is.</param>
    /// <param name="time">The clock of snapshots; null for the system's.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The lake; the caller disposes of it.</returns>
    /// <exception cref="DataProductException"><c>DP2129</c>: the bucket is in another Region than the connection. <c>DP2124</c>,
    /// <c>DP2125</c>: S3 does not answer, or refuses.</exception>
    public static async ValueTask<GlueLake> OpenAsync(
        GlueLakeOptions options, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var lake = new GlueLake(options, time ?? TimeProvider.System);
        try
        {
            await lake.Files.RequireRegionAsync(options.Connection.Region, cancellationToken).ConfigureAwait(false);
            return lake;
        }
        catch
        {
            lake.Dispose();
            throw;
        }
    }

    /// <summary>Gets the tables.</summary>
    public TableLake Tables { get; }

    /// <summary>Gets the catalog.</summary>
    public RestTableCatalog Catalog { get; }

    /// <summary>Gets the tables' files.</summary>
    public S3ObjectStore Files { get; }

    /// <summary>Closes the clients.</summary>
    public void Dispose()
    {
        _client.Dispose();
        _s3.Dispose();
    }
}
