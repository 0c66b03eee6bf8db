namespace DataProducts.Host.Door;

/// <summary>How much one request may ask for.</summary>
internal static class DoorLimits
{
    /// <summary>256 kB: the longest statement (64 kB) with its JSON escapes fits. The vault's routes have a limit of their own.</summary>
    public const int BodyBytes = 256 * 1024;

    /// <summary>Slower than this, and a connection is held open for nothing; Kestrel's own default.</summary>
    public const double BodyBytesPerSecond = 240;

    /// <summary>8 kB: an identity provider's token with many groups.</summary>
    public const int TokenBytes = 8 * 1024;
}
