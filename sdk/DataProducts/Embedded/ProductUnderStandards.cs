using DataProducts.Access;
using DataProducts.Contracts;

namespace DataProducts;

/// <summary>A product, its team's policies, and the standards that it is built or registered with.</summary>
internal sealed record ProductUnderStandards(ProductManifest Product, IReadOnlyList<PolicyFile> Policies, StandardsPackage Standards);
