using DataProducts.Contracts;

namespace DataProducts.Catalog;

/// <summary>What publishing did.</summary>
/// <param name="Release">The version that is published now.</param>
/// <param name="Changed">Whether anything was changed; false where the same was published before.</param>
/// <param name="Diff">What differs from the version before; null where there was none.</param>
public sealed record PublishReport(ProductRelease Release, bool Changed, ContractDiff? Diff);
