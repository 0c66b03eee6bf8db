namespace DataProducts.Access;

/// <summary>All that a target's planner reads.</summary>
/// <param name="Model">The product's policies.</param>
/// <param name="Map">Which principals stand for whom, and where the data lies.</param>
/// <param name="Options">How to plan.</param>
/// <param name="Rules">What each class sees of each table.</param>
internal sealed record PlanInput(AccessModel Model, IdentityMap Map, PlanOptions Options, IReadOnlyList<AccessRule> Rules)
{
    /// <summary>Gets what every object carries: whose it is and by which policies.</summary>
    public string Mark => $"dpp:{Model.Hash}";
}
