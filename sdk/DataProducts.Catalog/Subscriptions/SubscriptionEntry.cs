namespace DataProducts.Catalog;

/// <summary>A subscription as it concerns one person now; the desk decides anew when the person acts.</summary>
/// <param name="Subscription">The subscription.</param>
/// <param name="IsMine">Whether the person asked for it, or is in the group that it is for.</param>
/// <param name="MayDecide">Whether it waits, and the person may approve or reject it.</param>
/// <param name="MayRevoke">Whether it waits or grants, and the person may take it back.</param>
public sealed record SubscriptionEntry(CatalogSubscription Subscription, bool IsMine, bool MayDecide, bool MayRevoke);
