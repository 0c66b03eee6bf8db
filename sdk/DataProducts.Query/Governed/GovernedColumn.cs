namespace DataProducts.Query;

/// <summary>One column of a governed table, as viewers see it.</summary>
/// <param name="Name">Lower-case name in snake case; never one that starts with <c>dp_</c>.</param>
/// <param name="Type">The type.</param>
/// <param name="Pii">The kind of personal data, when the column holds tokens or other text in its place; else null.</param>
public sealed record GovernedColumn(string Name, LakeType Type, PiiKind? Pii = null)
{
    /// <summary>Gets what stands in the place of personal data; without meaning for a column that holds none.</summary>
    public TokenMode Mode { get; init; } = TokenMode.Deterministic;
}
