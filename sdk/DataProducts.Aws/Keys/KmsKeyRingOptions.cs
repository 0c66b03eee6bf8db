namespace DataProducts.Aws;

/// <summary>Which KMS keys a jurisdiction's key ring is made of. Each is a key id, an ARN or an alias.</summary>
public sealed record KmsKeyRingOptions
{
    /// <summary>Gets the jurisdiction.</summary>
    public required Jurisdiction Jurisdiction { get; init; }

    /// <summary>Gets the jurisdiction's root: a key of spec <c>HMAC_256</c>, of one Region.</summary>
    public required string Root { get; init; }

    /// <summary>
    /// Gets the wrapping key of each domain, and of <c>*</c>, the space of the whole jurisdiction: symmetric, of one Region, each domain's its
    /// own.
    /// </summary>
    public required IReadOnlyDictionary<string, string> Domains { get; init; }

    /// <summary>Gets the Region that every key has to be in, by its ARN; null (the default) to leave that to the client.</summary>
    public string? Region { get; init; }

    /// <summary>Gets how calls are tried again.</summary>
    public AwsRetry Retry { get; init; } = new();
}
