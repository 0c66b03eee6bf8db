namespace DataProducts.Vault;

/// <summary>How much a caller may ask of the vault.</summary>
public sealed record VaultRequestLimits
{
    /// <summary>How many bytes a request may have: 4 MiB, so that a batch of 10,000 cells fits whose values have 300 bytes on average.</summary>
    public const int BodyBytes = 4 * 1024 * 1024;

    /// <summary>How many cells or subjects a request may have.</summary>
    public const int Cells = 10_000;

    /// <summary>Gets how many requests a second one caller may make in the long run.</summary>
    public int RequestsPerSecond { get; init; } = 100;

    /// <summary>Gets how many requests one caller may make at once, after a pause.</summary>
    public int Burst { get; init; } = 200;
}
