using DataProducts.Contracts;

namespace DataProducts.Access;

/// <summary>The right of a group to use a product for a purpose until a day. It is data: policies read it as
/// <c>context.grant</c>.</summary>
/// <param name="Id">The subscription's id.</param>
/// <param name="Consumer">The group that subscribed.</param>
/// <param name="Product">The product.</param>
/// <param name="Purpose">The purpose; narrower purposes are included.</param>
/// <param name="Expires">The point of time, in UTC, from which it no longer holds.</param>
public sealed record Subscription(string Id, string Consumer, string Product, string Purpose, DateTimeOffset Expires)
{
    /// <summary>Gets the only major version that it is for; null where nobody has said which, as in a people file read alone: then it is for
    /// the one that is at hand.</summary>
    public string? Major { get; init; }

    /// <summary>Says whether it is for a product in this major version; not whether it still holds.</summary>
    /// <param name="product">The product.</param>
    /// <returns>Whether it is.</returns>
    public bool IsFor(ProductManifest product)
    {
        ArgumentNullException.ThrowIfNull(product);
        return string.Equals(Product, product.Id, StringComparison.Ordinal)
            && (Major is null || string.Equals(Major, product.MajorVersion, StringComparison.Ordinal));
    }
}
