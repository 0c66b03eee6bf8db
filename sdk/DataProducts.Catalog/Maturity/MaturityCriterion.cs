namespace DataProducts.Catalog;

/// <summary>One criterion of maturity, and what was found.</summary>
/// <param name="Id">Its stable name, for example <c>L2.described</c>.</param>
/// <param name="Level">The level that asks for it, from 1 to 5.</param>
/// <param name="Rule">What it asks for.</param>
/// <param name="State">Whether it is met.</param>
/// <param name="Evidence">What was looked at and found, or why it cannot be looked up.</param>
/// <param name="Observed">When what was looked at came to be, in UTC; the time of the assessment where it has no time of its own.</param>
public sealed record MaturityCriterion(
    string Id, int Level, string Rule, CriterionState State, string Evidence, DateTimeOffset Observed);
