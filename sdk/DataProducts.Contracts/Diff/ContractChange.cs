namespace DataProducts.Contracts;

/// <summary>One difference between two versions of a contract.</summary>
/// <param name="Rule">The number of the rule in <c>docs/diff.md</c>.</param>
/// <param name="Level">What it means for consumers.</param>
/// <param name="Path">Where it is, for example <c>customers.email</c>, or <c>orders.lines.element.price</c> within a nested column; the
/// product's id where it is the product itself.</param>
/// <param name="Message">What changed, in a sentence.</param>
public sealed record ContractChange(int Rule, ChangeLevel Level, string Path, string Message)
{
    /// <summary>Gets what the rule is about, as <c>docs/diff.md</c> names it.</summary>
    public string Title => Contracts.Rule.Title(Rule);
}
