namespace DataProducts.Access;

/// <summary>What was decided about the tokens of one kind of personal data in one token space.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Scope">The space's scope: a domain, or <c>*</c> for a whole jurisdiction.</param>
/// <param name="Withheld">Why they stay tokens; nothing where they may be opened.</param>
/// <param name="Hidden">Whether not even the tokens may be seen: an override of the transfer matrix of grade D.</param>
/// <param name="Policies">The ids of the policies that decided.</param>
/// <param name="Cells">The cells and overrides of the transfer matrix that spoke about it, whatever they allow.</param>
public sealed record KindAccess(
    PiiKind Kind, string Scope, IReadOnlyList<PolicyReason> Withheld, bool Hidden, IReadOnlyList<string> Policies, IReadOnlyList<string> Cells)
{
    /// <summary>Gets a value indicating whether the tokens may be opened.</summary>
    public bool MayOpen => Withheld.Count == 0;
}
