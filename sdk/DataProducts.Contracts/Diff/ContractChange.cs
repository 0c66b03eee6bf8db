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
    public string Title => TitleOf(Rule);

    /// <summary>Gives what a rule is about.</summary>
    /// <param name="rule">The rule's number.</param>
    /// <returns>The title, empty where there is no such rule.</returns>
    public static string TitleOf(int rule) => Contracts.Rule.Title(rule);
}
