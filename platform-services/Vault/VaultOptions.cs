namespace DataProducts.Vault;

/// <summary>What one instance of the vault service serves.</summary>
public sealed record VaultOptions
{
    /// <summary>Gets the one jurisdiction whose tokens it makes and opens.</summary>
    public required Jurisdiction Jurisdiction { get; init; }

    /// <summary>Gets how much a caller may ask for.</summary>
    public VaultRequestLimits Limits { get; init; } = new();
}
