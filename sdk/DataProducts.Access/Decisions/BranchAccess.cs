using DataProducts.Cedar;

namespace DataProducts.Access;

/// <summary>What someone sees of one port in one jurisdiction.</summary>
/// <param name="Jurisdiction">Whose law protects the rows.</param>
/// <param name="Rows">Which rows may be read.</param>
/// <param name="Columns">The classified columns; columns that are absent here are shown.</param>
/// <param name="Kinds">For each kind of personal data of the port, why it stays a token; nothing where it may be read in clear.</param>
/// <param name="Policies">The ids of the policies that took part in the decision about rows.</param>
/// <param name="Denied">Why no row may be read; nothing where some may.</param>
public sealed record BranchAccess(
    Jurisdiction Jurisdiction,
    RowPredicate Rows,
    IReadOnlyList<ColumnAccess> Columns,
    IReadOnlyDictionary<PiiKind, IReadOnlyList<PolicyReason>> Kinds,
    IReadOnlyList<string> Policies,
    IReadOnlyList<PolicyReason> Denied)
{
    /// <summary>Gets a value indicating whether no row may be read.</summary>
    public bool DeniesAll => Rows is ConstantPredicate { Value: false };

    /// <summary>Says whether a kind of personal data may be read in clear. A kind that was not decided upon may not.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>Whether its tokens may be opened.</returns>
    public bool MayOpen(PiiKind kind) => Kinds.TryGetValue(kind, out var reasons) && reasons.Count == 0;
}
