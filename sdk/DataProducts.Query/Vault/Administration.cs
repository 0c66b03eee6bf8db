using DataProducts.Access;
using DataProducts.Contracts;

namespace DataProducts.Query;

/// <summary>What was decided about an act on a vault, and recorded.</summary>
/// <param name="Model">The model of the product that was named, or of one that it concerns.</param>
/// <param name="Refused">Why not; empty where it may be done.</param>
/// <param name="Products">Every version of every product that it concerns.</param>
/// <param name="Trail">What makes the records of its parts.</param>
internal sealed record Administration(
    AccessModel Model, IReadOnlyList<PolicyReason> Refused, IReadOnlyList<ProductManifest> Products, AuditTrail Trail);
