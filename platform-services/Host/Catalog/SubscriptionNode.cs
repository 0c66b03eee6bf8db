using System.ComponentModel;
using GraphQL;

namespace DataProducts.Host.Catalog;

/// <summary>A group's subscription to a product.</summary>
[Name("ProductSubscription")] // "Subscription" is GraphQL's own root type
internal sealed class SubscriptionNode(CatalogSubscription one, DateTimeOffset now)
{
    [Id]
    public string Id => one.Id;

    [Id]
    public string Product => one.Product;

    [Description("The major version that it is for; it grants nothing on another.")]
    public string? Major => one.Major;

    public string Group => one.Consumer;

    public string Purpose => one.Purpose;

    public DateTimeOffset Expires => one.Expires;

    [Description("Requested, Approved, Rejected or Revoked.")]
    public string State => one.State.ToString();

    [Description("Whether it grants now.")]
    public bool Active => one.IsActive(now);

    public string RequestedBy => one.RequestedBy;

    public DateTimeOffset Requested => one.Requested;

    public string? DecidedBy => one.DecidedBy;

    public DateTimeOffset? Decided => one.Decided;

    internal static IEnumerable<SubscriptionNode> Of(IEnumerable<CatalogSubscription> subscriptions, TimeProvider time)
    {
        var now = time.GetUtcNow();
        return subscriptions.Select(one => new SubscriptionNode(one, now));
    }
}
