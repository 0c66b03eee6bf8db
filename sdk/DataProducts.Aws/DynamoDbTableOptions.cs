namespace DataProducts.Aws;

/// <summary>One jurisdiction's table, for a vault or an erasure ledger.</summary>
public sealed record DynamoDbTableOptions
{
    /// <summary>Gets the jurisdiction; the table's marker row has to name it.</summary>
    public required Jurisdiction Jurisdiction { get; init; }

    /// <summary>Gets the table's name.</summary>
    public required string Table { get; init; }

    /// <summary>
    /// Gets a value indicating whether deletion protection, point-in-time recovery and encryption under a KMS key have to be on; true by
    /// default. False is for tests.
    /// </summary>
    public bool RequireProtection { get; init; } = true;

    /// <summary>Gets the Region that the table has to be in, by its ARN; null (the default) to leave that to the client.</summary>
    public string? Region { get; init; }

    /// <summary>Gets a value indicating whether a table that holds nothing is marked as the jurisdiction's when it is opened, as those are
    /// that Terraform makes; false by default.</summary>
    public bool MarkIfEmpty { get; init; }

    /// <summary>Gets how rows are written; by default what the server turns out to know.</summary>
    public DynamoDbWrites Writes { get; init; }

    /// <summary>Gets how many calls run at a time; 8 by default.</summary>
    public int Parallelism { get; init; } = 8;

    /// <summary>Gets how calls are tried again.</summary>
    public AwsRetry Retry { get; init; } = new();
}
