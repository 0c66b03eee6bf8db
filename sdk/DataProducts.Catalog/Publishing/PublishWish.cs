using DataProducts.Access;

namespace DataProducts.Catalog;

/// <summary>What someone wants to publish.</summary>
/// <param name="Manifest">The manifest, JSON, as the generator wrote it.</param>
/// <param name="Policies">The product's policies from now on; null to keep those in force.</param>
/// <param name="Acknowledged">The consumers, groups, who know of the change; need not be in any order.</param>
public sealed record PublishWish(string Manifest, IReadOnlyList<PolicyFile>? Policies, IReadOnlyList<string> Acknowledged);
