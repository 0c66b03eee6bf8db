namespace DataProducts.Portal.Text;

/// <summary>Where a subscription stands, in a word.</summary>
internal static class SubscriptionText
{
    public static (string Word, string Style) StateOf(CatalogSubscription subscription, DateTimeOffset now) => subscription.State switch
    {
        SubscriptionState.Requested when now < subscription.Expires => ("waits", "warn"),
        SubscriptionState.Requested => ("lapsed", string.Empty),
        SubscriptionState.Approved when subscription.IsActive(now) => ("active", "good"),
        SubscriptionState.Approved => ("expired", string.Empty),
        SubscriptionState.Rejected => ("rejected", "bad"),
        _ => ("revoked", string.Empty),
    };
}
