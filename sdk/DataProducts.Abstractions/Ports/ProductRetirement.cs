namespace DataProducts;

/// <summary>That a major version of a product is going, or gone: its notice, and its end.</summary>
/// <param name="Product">The product's identifier.</param>
/// <param name="Major">The major version that goes.</param>
/// <param name="Successor">The major version to move to.</param>
/// <param name="Announced">When the notice began, in UTC.</param>
/// <param name="AnnouncedBy">Who gave it: a person's id.</param>
/// <param name="Ends">When the notice is over, in UTC; the major may be retired from then on.</param>
/// <param name="Retired">When it was retired, in UTC; null while it is in use.</param>
/// <param name="RetiredBy">Who retired it; null while it is in use.</param>
public sealed record ProductRetirement(
    string Product,
    string Major,
    string Successor,
    DateTimeOffset Announced,
    string AnnouncedBy,
    DateTimeOffset Ends,
    DateTimeOffset? Retired = null,
    string? RetiredBy = null)
{
    /// <summary>Gets the major version that goes.</summary>
    public ProductReference Reference => new(Product, Major);
}
