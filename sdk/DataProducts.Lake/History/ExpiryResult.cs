namespace DataProducts.Lake;

/// <summary>What an expiry removed.</summary>
/// <param name="Snapshots">The snapshots that cannot be read any more.</param>
/// <param name="References">The branches and tags that went.</param>
/// <param name="Files">Where the files were that only these named.</param>
public sealed record ExpiryResult(IReadOnlyList<long> Snapshots, IReadOnlyList<string> References, IReadOnlyList<string> Files)
{
    internal static ExpiryResult Nothing { get; } = new([], [], []);
}
