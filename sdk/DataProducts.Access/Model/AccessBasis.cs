using DataProducts.Contracts;

namespace DataProducts.Access;

/// <summary>What a model is built on beside the product itself.</summary>
/// <param name="Today">The day, in UTC; an expired transfer matrix is refused.</param>
public sealed record AccessBasis(DateOnly Today)
{
    /// <summary>Gets the platform's other products: tokens are under the regimes of all that share them.</summary>
    public IReadOnlyList<ProductManifest> Others { get; init; } = [];

    /// <summary>Gets the waivers on record; one for the matrix's version lets an expired matrix be used while it holds.</summary>
    public IReadOnlyList<MatrixWaiver> Waivers { get; init; } = [];
}
