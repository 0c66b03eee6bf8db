namespace DataProducts.Generators.Model;

/// <summary>One property of a nested record.</summary>
/// <param name="Name">The lake's name, which is the member's in JSON too unless <paramref name="Source"/> is another.</param>
/// <param name="Property">The property's name, without <c>@</c>.</param>
/// <param name="Type">The type.</param>
/// <param name="Nullable">Whether a present record may lack it.</param>
/// <param name="Source">The member in JSON.</param>
/// <param name="InConstructor">Whether a positional parameter takes it.</param>
/// <param name="Description">The property's summary on one line, or null.</param>
/// <param name="Deprecated">The text of <c>[Obsolete]</c>, or null.</param>
/// <param name="Rules">What its values must obey.</param>
internal sealed record NestedField(
    string Name,
    string Property,
    ColumnType Type,
    bool Nullable,
    string Source,
    bool InConstructor,
    string? Description,
    string? Deprecated,
    ValueRules Rules);
