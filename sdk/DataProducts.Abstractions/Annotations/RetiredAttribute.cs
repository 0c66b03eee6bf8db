namespace DataProducts;

/// <summary>Lists columns that the port once had. Their names never come back: a reader of old data would take one for the other.</summary>
/// <param name="columns">The lake's names, in snake case.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RetiredAttribute(params string[] columns) : Attribute
{
    /// <summary>Gets the lake's names.</summary>
    public IReadOnlyList<string> Columns { get; } = columns;
}
