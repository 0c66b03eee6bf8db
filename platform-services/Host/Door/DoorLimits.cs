namespace DataProducts.Host.Door;

/// <summary>How much one request may ask for.</summary>
internal static class DoorLimits
{
    /// <summary>256 kB: the longest statement (64 kB) with its JSON escapes fits, and a batch of a vault.</summary>
    public const int BodyBytes = 256 * 1024;

    /// <summary>8 kB: an identity provider's token with many groups.</summary>
    public const int TokenBytes = 8 * 1024;
}
