namespace DataProducts.Aws;

/// <summary>The part of a bucket that holds a lake.</summary>
public sealed record S3ObjectStoreOptions
{
    /// <summary>Gets the bucket.</summary>
    public required string Bucket { get; init; }

    /// <summary>Gets what every key begins with, without slashes at its ends, for example <c>lake/eu</c>; empty (the default) for the whole bucket.</summary>
    public string Prefix { get; init; } = string.Empty;

    /// <summary>Gets the account that the bucket has to belong to, twelve digits; null (the default) for whichever it is.</summary>
    public string? Owner { get; init; }

    /// <summary>Gets the KMS key that objects are encrypted under; null (the default) for what the bucket's own setting says.</summary>
    public string? KmsKey { get; init; }

    /// <summary>Gets the folder for files on their way up, each as large as it will be; null (the default) for the system's temporary one.
    /// Only this user may read them.</summary>
    public string? SpoolFolder { get; init; }

    /// <summary>Gets how many bytes a part of a large object has, from 5 MiB to 5 GiB; 16 MiB by default. Smaller objects go up whole.</summary>
    public int PartBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Gets how many parts of one object are on their way at the same time; 4 by default.</summary>
    public int PartsAtOnce { get; init; } = 4;

    /// <summary>Gets how calls are tried again.</summary>
    public AwsRetry Retry { get; init; } = new();
}
