namespace DataProducts;

/// <summary>Where one jurisdiction keeps the sealed originals of its tokens.</summary>
public interface ITokenVault
{
    /// <summary>Gets the jurisdiction.</summary>
    Jurisdiction Jurisdiction { get; }

    /// <summary>
    /// Adds the items whose key is not there yet. The first writer wins, and a tombstone stays: nothing is ever replaced.
    /// </summary>
    /// <param name="items">The items; each key occurs once.</param>
    /// <param name="cancellationToken">Gives up before anything is written.</param>
    /// <returns>The items that stood already; empty if all were added. When the task ends, every added item is durable.</returns>
    /// <exception cref="DataProductException">The vault cannot be written (<c>DP1420</c>); nothing was added, and no token of the batch
    /// may be given out.</exception>
    ValueTask<IReadOnlyList<StandingItem>> PutIfAbsentAsync(
        ReadOnlyMemory<VaultItem> items, CancellationToken cancellationToken = default);

    /// <summary>Finds items.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="items">Receives one item a key, or null where there is none; at least as long as <paramref name="keys"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The task.</returns>
    /// <exception cref="DataProductException">The vault cannot be read (<c>DP1420</c>).</exception>
    ValueTask GetAsync(ReadOnlyMemory<VaultKey> keys, Memory<VaultItem?> items, CancellationToken cancellationToken = default);
}
