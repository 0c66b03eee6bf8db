namespace DataProducts.Access;

/// <summary>The right of a group to use a product for a purpose until a day. It is data: policies read it as
/// <c>context.grant</c>.</summary>
/// <param name="Id">The subscription's id.</param>
/// <param name="Consumer">The group that subscribed.</param>
/// <param name="Product">The product.</param>
/// <param name="Purpose">The purpose; narrower purposes are included.</param>
/// <param name="Expires">The point of time, in UTC, from which it no longer holds.</param>
public sealed record Subscription(string Id, string Consumer, string Product, string Purpose, DateTimeOffset Expires);
