using DataProducts.Access;

namespace DataProducts.Query;

/// <summary>Cells of one kind in one jurisdiction, and what was decided about them.</summary>
/// <param name="Model">The product by whose policies.</param>
/// <param name="Branch">What was decided.</param>
/// <param name="Kind">The kind of personal data.</param>
/// <param name="Cells">The cells.</param>
internal sealed record TokenDrawer(AccessModel Model, BranchAccess Branch, PiiKind Kind, IReadOnlyList<TokenCell> Cells)
{
    /// <summary>Gets a value indicating whether the cells are texts that keep their format, and no tokens.</summary>
    public bool AreTexts { get; init; }

    /// <summary>Gets what was decided about the kind, by token space. Texts are of the domain's space alone: no other has them.</summary>
    public IReadOnlyList<KindAccess> Decisions =>
    [
        .. Branch.Tokens.Where(one => one.Kind == Kind && (!AreTexts || string.Equals(one.Scope, Model.Product.Domain, StringComparison.Ordinal))),
    ];

    /// <summary>Gets a value indicating whether a token space may be opened. Who is shown no row is given no value.</summary>
    public bool MayOpen => !Branch.DeniesAll && Decisions.Any(one => one.MayOpen);

    /// <summary>Gets why cells stay closed.</summary>
    public IEnumerable<PolicyReason> Withheld => Branch.DeniesAll ? Branch.Denied : Decisions.SelectMany(one => one.Withheld);

    /// <summary>Gets the policies that took part.</summary>
    public IEnumerable<string> Policies => Branch.Policies.Concat(Decisions.SelectMany(one => one.Policies));
}

/// <summary>What became of drawers.</summary>
/// <param name="Cells">One list a drawer, one answer a cell.</param>
/// <param name="Withheld">Why cells stay closed, each reason once.</param>
internal sealed record OpenedDrawers(IReadOnlyList<OpenedCell[]> Cells, IReadOnlyList<PolicyReason> Withheld);

/// <summary>What an audit record tells of a decision about tokens; the lists may hold a text twice.</summary>
internal sealed record DetokeniseDecision(IReadOnlyList<string> Actions, IReadOnlyList<string> Policies, IReadOnlyList<string> Cells);
