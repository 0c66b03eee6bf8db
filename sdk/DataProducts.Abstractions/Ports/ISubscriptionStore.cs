namespace DataProducts;

/// <summary>Who subscribed to what. It keeps and moves; whether a move is anybody's right is decided before.</summary>
public interface ISubscriptionStore
{
    /// <summary>Adds a subscription.</summary>
    /// <param name="subscription">The subscription, with an identifier of its own.</param>
    /// <param name="cancellationToken">Gives up before anything is changed.</param>
    /// <returns>True if it was added, durably; false if the identifier is taken, or if one for the same product, major version, group and purpose waits
    /// already.</returns>
    /// <exception cref="DataProductException">A text is empty or too long (<c>DP1704</c>), or the store cannot be used
    /// (<c>DP1700</c>).</exception>
    ValueTask<bool> TryAddAsync(CatalogSubscription subscription, CancellationToken cancellationToken = default);

    /// <summary>Finds a subscription.</summary>
    /// <param name="id">The identifier.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The subscription, or null.</returns>
    ValueTask<CatalogSubscription?> FindSubscriptionAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Lists subscriptions in every state.</summary>
    /// <param name="product">The product's identifier, which means all its major versions, or one such as <c>retail.customers@1</c>; null for
    /// all products.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The subscriptions in the order in which they were added.</returns>
    ValueTask<IReadOnlyList<CatalogSubscription>> ListSubscriptionsAsync(string? product = null, CancellationToken cancellationToken = default);

    /// <summary>Moves a subscription to another state, if it still stands where the caller saw it.</summary>
    /// <param name="id">The identifier.</param>
    /// <param name="from">Where the caller saw it.</param>
    /// <param name="to">Where it goes.</param>
    /// <param name="by">Who moves it: a person's id.</param>
    /// <param name="at">When, in UTC.</param>
    /// <param name="cancellationToken">Gives up before anything is changed.</param>
    /// <returns>True if this call moved it, durably; false if it stood elsewhere.</returns>
    ValueTask<bool> TryMoveAsync(
        string id, SubscriptionState from, SubscriptionState to, string by, DateTimeOffset at, CancellationToken cancellationToken = default);
}
