namespace DataProducts.Catalog;

/// <summary>What someone asks for.</summary>
/// <param name="Product">The product's identifier, which means its newest published major, or one major version such as
/// <c>retail.customers@1</c>. The subscription is for that major and grants nothing on another.</param>
/// <param name="Consumer">The group that will use the product; whoever asks is in it.</param>
/// <param name="Purpose">What for; narrower purposes are included.</param>
/// <param name="Expires">The point of time, in UTC, from which it shall no longer hold: at most 365 days ahead.</param>
public sealed record SubscriptionWish(string Product, string Consumer, string Purpose, DateTimeOffset Expires);
