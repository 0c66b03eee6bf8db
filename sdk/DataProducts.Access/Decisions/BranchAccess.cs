using DataProducts.Cedar;

namespace DataProducts.Access;

/// <summary>What someone sees of one port in one jurisdiction.</summary>
/// <param name="Jurisdiction">Whose law protects the rows.</param>
/// <param name="Rows">Which rows may be read.</param>
/// <param name="Columns">The classified columns; columns that are absent here are shown.</param>
/// <param name="Clear">The kinds of personal data that may be read in clear; of all others the token is shown.</param>
/// <param name="Policies">The ids of the policies that took part.</param>
/// <param name="Refused">Why no row may be read, or why a kind stays a token.</param>
public sealed record BranchAccess(
    Jurisdiction Jurisdiction,
    RowPredicate Rows,
    IReadOnlyList<ColumnAccess> Columns,
    IReadOnlySet<PiiKind> Clear,
    IReadOnlyList<string> Policies,
    IReadOnlyList<PolicyReason> Refused)
{
    /// <summary>Gets a value indicating whether no row may be read.</summary>
    public bool DeniesAll => Rows is ConstantPredicate { Value: false };
}
