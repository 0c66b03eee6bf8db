namespace DataProducts.Catalog;

/// <summary>How mature a product is: computed, never set by hand.</summary>
/// <param name="Product">The product's identifier.</param>
/// <param name="Version">The contract's version that was looked at.</param>
/// <param name="Assessed">When, in UTC.</param>
/// <param name="Criteria">All criteria, in the order of their levels.</param>
public sealed record MaturityReport(string Product, string Version, DateTimeOffset Assessed, IReadOnlyList<MaturityCriterion> Criteria)
{
    /// <summary>The highest level there is.</summary>
    public const int HighestLevel = 5;

    /// <summary>Gets the level: the highest of which every criterion, and every one below, is met; 0 where the first is not.</summary>
    public int Level => Enumerable.Range(1, HighestLevel).TakeWhile(level => Criteria.All(one => one.Level != level || one.State == CriterionState.Met)).LastOrDefault();

    /// <summary>Gets the criteria of the next level, and those below, that are not met.</summary>
    public IReadOnlyList<MaturityCriterion> Missing => [.. Criteria.Where(one => one.Level <= Level + 1 && one.State != CriterionState.Met)];
}
