namespace DataProducts.Aws;

/// <summary>Where one jurisdiction's lake is in AWS: a catalog of Glue, and a part of a bucket.</summary>
public sealed record GlueLakeOptions
{
    /// <summary>Gets the Region of catalog and bucket, and whose rights are used. An endpoint that it names is S3's.</summary>
    public required AwsConnection Connection { get; init; }

    /// <summary>Gets which catalog: the account's id, or <c>account:s3tablescatalog/bucket</c> for S3 Tables.</summary>
    public required string Warehouse { get; init; }

    /// <summary>Gets where the tables' files are; each table is in <c>namespace/name</c> below it.</summary>
    public required S3ObjectStoreOptions Files { get; init; }

    /// <summary>Gets the catalog's address; null (the default) for Glue's own in the Region,
    /// <c>https://glue.region.amazonaws.com/iceberg</c>.</summary>
    public Uri? Catalog { get; init; }

    /// <summary>Gets the signing name of the catalog's service; <c>glue</c> by default, <c>s3tables</c> for the endpoint of S3 Tables.</summary>
    public string Service { get; init; } = "glue";
}
