namespace DataProducts;

/// <summary>What became of a batch of items. Every item that is in neither list was added.</summary>
/// <param name="Standing">The items that stood already, in place of those that were offered, by rising index.</param>
/// <param name="Erased">The places, rising, of those that were not taken because their subject's key is gone: the subject was erased since
/// the key was read, even if it has been readmitted by now.</param>
public sealed record VaultWrite(IReadOnlyList<StandingItem> Standing, IReadOnlyList<int> Erased)
{
    /// <summary>Gets the answer that all were added.</summary>
    public static VaultWrite All { get; } = new([], []);
}
