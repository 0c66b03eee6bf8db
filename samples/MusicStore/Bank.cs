using DataProducts;
using DataProducts.Catalog;

namespace MusicStore;

/// <summary>The other team: whether its product is here, and under which subscription it is read.</summary>
internal static class Bank
{
    public const string Product = "retail.customers";

    private const string Port = "customers";
    private const string Consumer = "market-research";
    private const string Analyst = "mia@shop.example";
    private const string Steward = "stella@bank.example";

    private static readonly TimeSpan Term = TimeSpan.FromDays(90);

    /// <summary>Tells whether the bank has published its customers in this state folder.</summary>
    public static async Task<bool> IsHereAsync(EmbeddedPlatform platform, CancellationToken cancellationToken) =>
        await platform.Catalog.FindAsync(Product, cancellationToken) is not null
        && await platform.Versions.CurrentAsync(Product, Port, cancellationToken) is not null;

    /// <summary>Gives the subscription in force; without one an analyst of ours asks for it, and the bank's steward approves.</summary>
    public static async Task<CatalogSubscription> SubscribeAsync(EmbeddedPlatform platform, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        var ours = (await platform.Subscriptions.ListAsync(Product, cancellationToken))
            .Where(one => one.Consumer == Consumer && one.Purpose == Market.Purpose && now < one.Expires)
            .ToList();
        if (ours.Find(one => one.State == SubscriptionState.Approved) is { } approved)
        {
            return approved;
        }

        var asked = ours.Find(one => one.State == SubscriptionState.Requested) ?? await platform.Subscriptions.RequestAsync(
            new SubscriptionWish(Product, Consumer, Market.Purpose, now + Term), Analyst, cancellationToken);
        return await platform.Subscriptions.ApproveAsync(asked.Id, Steward, cancellationToken);
    }
}
