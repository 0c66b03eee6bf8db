namespace DataProducts;

/// <summary>How a product was doing when its service levels were last evaluated.</summary>
/// <param name="Product">The product's identifier.</param>
/// <param name="Score">From 0 to 100.</param>
/// <param name="Status">The word for it, for example <c>healthy</c>.</param>
/// <param name="Evaluated">When, in UTC.</param>
public sealed record ProductHealth(string Product, double Score, string Status, DateTimeOffset Evaluated)
{
    /// <summary>Gets the major version that was evaluated; null for the one that the identifier means.</summary>
    public string? Major { get; init; }
}
