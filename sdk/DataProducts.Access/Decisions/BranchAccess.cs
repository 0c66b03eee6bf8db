using DataProducts.Cedar;

namespace DataProducts.Access;

/// <summary>What someone sees of one port in one jurisdiction.</summary>
/// <param name="Jurisdiction">Whose law protects the rows.</param>
/// <param name="Rows">Which rows may be read.</param>
/// <param name="Columns">The classified columns; columns that are absent here are shown.</param>
/// <param name="Tokens">What was decided about the port's tokens, one for each kind of personal data and token space.</param>
/// <param name="Policies">The ids of the policies that took part in the decision about rows.</param>
/// <param name="Denied">Why no row may be read; nothing where some may.</param>
public sealed record BranchAccess(
    Jurisdiction Jurisdiction,
    RowPredicate Rows,
    IReadOnlyList<ColumnAccess> Columns,
    IReadOnlyList<KindAccess> Tokens,
    IReadOnlyList<string> Policies,
    IReadOnlyList<PolicyReason> Denied)
{
    /// <summary>Gets the cells and overrides of the transfer matrix that spoke about the rows, whatever they allow.</summary>
    public IReadOnlyList<string> Cells { get; init; } = [];

    /// <summary>Gets for each kind of personal data of the port why it stays a token; nothing where it may be read in clear.</summary>
    public IReadOnlyDictionary<PiiKind, IReadOnlyList<PolicyReason>> Kinds { get; } = Tokens
        .GroupBy(one => one.Kind)
        .ToDictionary(same => same.Key, IReadOnlyList<PolicyReason> (same) => [.. same.SelectMany(one => one.Withheld).Distinct()]);

    /// <summary>Gets a value indicating whether no row may be read.</summary>
    public bool DeniesAll => Rows is ConstantPredicate { Value: false };

    /// <summary>Says whether a kind of personal data may be read in clear, in every token space of the port. A kind that was not decided upon
    /// may not.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>Whether its tokens may be opened.</returns>
    public bool MayOpen(PiiKind kind) => Kinds.TryGetValue(kind, out var reasons) && reasons.Count == 0;

    /// <summary>Finds what was decided about a kind in one token space.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="scope">The space's scope.</param>
    /// <returns>The decision; null where there was none, and so nothing may be opened.</returns>
    public KindAccess? Find(PiiKind kind, string scope) =>
        Tokens.FirstOrDefault(one => one.Kind == kind && string.Equals(one.Scope, scope, StringComparison.Ordinal));

    /// <summary>Says whether not even the tokens of a kind may be seen.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>Whether its columns are to be left empty.</returns>
    public bool Hides(PiiKind kind) => Tokens.Any(one => one.Kind == kind && one.Hidden);
}
