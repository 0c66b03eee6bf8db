namespace DataProducts.Query;

/// <summary>One column of a governed table, as viewers see it.</summary>
/// <param name="Name">Lower-case name in snake case; never one that starts with <c>dp_</c>.</param>
/// <param name="Type">The type.</param>
/// <param name="Pii">The kind of personal data, when the column holds tokens; else null.</param>
public sealed record GovernedColumn(string Name, LakeType Type, PiiKind? Pii = null);
