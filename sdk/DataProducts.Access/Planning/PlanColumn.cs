namespace DataProducts.Access;

/// <summary>A column of a lake table.</summary>
/// <param name="Name">Its name, in lower case.</param>
/// <param name="Type">Its type in the lake.</param>
/// <param name="Pii">The kind of personal data whose tokens it holds, or null.</param>
public sealed record PlanColumn(string Name, LakeType Type, PiiKind? Pii);
