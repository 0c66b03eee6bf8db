namespace DataProducts.Access;

/// <summary>A group or a purpose, which may lie within wider ones.</summary>
/// <param name="Id">The name.</param>
/// <param name="In">The wider ones.</param>
public sealed record NamedNode(string Id, IReadOnlyList<string> In);
