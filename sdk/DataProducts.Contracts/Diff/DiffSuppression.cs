namespace DataProducts.Contracts;

/// <summary>A change that a team has looked at and does not want to be told of until a day.</summary>
/// <param name="Product">The product's identifier.</param>
/// <param name="Rule">The number of the rule in <c>docs/diff.md</c>.</param>
/// <param name="Place">The change's path.</param>
/// <param name="Reason">Why it hurts nobody.</param>
/// <param name="Expires">The last day on which it holds, as <c>yyyy-MM-dd</c>.</param>
public sealed record DiffSuppression(string Product, int Rule, string Place, string Reason, string Expires)
{
    internal bool IsOf(ContractDiff diff, ContractChange change) => Product == diff.Product && Rule == change.Rule && Place == change.Path;

    internal string Name => $"rule {Rule} at {Place} of {Product}";
}

/// <summary>A change that is suppressed.</summary>
/// <param name="Change">The change.</param>
/// <param name="By">What suppresses it.</param>
public sealed record SuppressedChange(ContractChange Change, DiffSuppression By);
