namespace DataProducts;

/// <summary>One column of a lake table. Field ids are the table's, not the contract's, so they are not here.</summary>
/// <param name="Name">Lower-case name in snake case.</param>
/// <param name="Type">The type.</param>
/// <param name="Nullable">Whether a row may lack a value.</param>
/// <param name="Bounds">Whether the table's metadata may hold the least and greatest value; false for tokens and <c>dp_*</c>
/// columns.</param>
/// <param name="Documentation">What it means, or null.</param>
public sealed record LakeColumn(string Name, LakeType Type, bool Nullable, bool Bounds = true, string? Documentation = null);
