namespace DataProducts;

/// <summary>A group's subscription to a product for a purpose. It is data: the one that holds travels to policy as
/// <c>context.grant</c>.</summary>
/// <param name="Id">The identifier.</param>
/// <param name="Product">The product's identifier.</param>
/// <param name="Consumer">The group that uses the product.</param>
/// <param name="Purpose">The purpose; narrower purposes are included.</param>
/// <param name="Expires">The point of time, in UTC, from which it no longer holds.</param>
/// <param name="State">Where it stands.</param>
/// <param name="RequestedBy">Who asked for it: a person's id.</param>
/// <param name="Requested">When, in UTC.</param>
/// <param name="DecidedBy">Who moved it to its state; null while it waits.</param>
/// <param name="Decided">When, in UTC; null while it waits.</param>
public sealed record CatalogSubscription(
    string Id,
    string Product,
    string Consumer,
    string Purpose,
    DateTimeOffset Expires,
    SubscriptionState State,
    string RequestedBy,
    DateTimeOffset Requested,
    string? DecidedBy,
    DateTimeOffset? Decided)
{
    /// <summary>Gets the major version that it is for; it grants nothing on another. Null, where nobody said, means the one that the
    /// identifier means.</summary>
    public string? Major { get; init; }

    /// <summary>Gets what it is for, for example <c>retail.customers@1</c>.</summary>
    public ProductReference Reference => new(Product, Major);

    /// <summary>Says whether it grants.</summary>
    /// <param name="now">The point of time, in UTC.</param>
    /// <returns>Whether it is approved and not expired.</returns>
    public bool IsActive(DateTimeOffset now) => State == SubscriptionState.Approved && now < Expires;
}
