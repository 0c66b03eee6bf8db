namespace DataProducts;

/// <summary>A column that a source must or may have.</summary>
/// <param name="Name">The column as the source spells it.</param>
/// <param name="Optional">Whether a source without it is accepted.</param>
public sealed record SourceColumn(string Name, bool Optional);
