namespace DataProducts;

/// <summary>What a listing says about an object.</summary>
/// <param name="Location">The location.</param>
/// <param name="Length">The length in bytes.</param>
/// <param name="LastModified">When it was last written.</param>
public readonly record struct ObjectInfo(string Location, long Length, DateTimeOffset LastModified)
{
    /// <summary>Gets what the store calls this content, another word for another content; null where it has no such word.</summary>
    public string? ETag { get; init; }
}
