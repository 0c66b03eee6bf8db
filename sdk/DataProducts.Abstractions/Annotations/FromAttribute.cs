namespace DataProducts;

/// <summary>Names the source's column where it is not the property's name in snake case.</summary>
/// <param name="column">The column as the source spells it.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FromAttribute(string column) : Attribute
{
    /// <summary>Gets the column as the source spells it.</summary>
    public string Column { get; } = column;

    /// <summary>Gets a value indicating whether a source without the column is accepted; the property is then null in every row.</summary>
    public bool Optional { get; init; }
}
