using System.Globalization;

namespace DataProducts.Query;

/// <summary>Tells who reads a major version that it is going.</summary>
/// <param name="Product">The major version that was read, for example <c>retail.customers@1</c>.</param>
/// <param name="Successor">The major version to move to.</param>
/// <param name="Ends">From when on it may be retired, in UTC.</param>
public sealed record RetirementNotice(ProductReference Product, ProductReference Successor, DateTimeOffset Ends)
{
    /// <summary>Gets it in a sentence.</summary>
    public string Message => string.Create(
        CultureInfo.InvariantCulture, $"{Product} may be retired from {Ends.UtcDateTime:yyyy-MM-dd} on; move to {Successor}, in SQL {Successor.Id}__v{Successor.Major}.");
}
