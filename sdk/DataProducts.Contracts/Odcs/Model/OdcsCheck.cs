namespace DataProducts.Contracts;

/// <summary>A check of quality.</summary>
public sealed class OdcsCheck : OdcsElement
{
    internal OdcsCheck(DocumentNode node)
        : base(node)
    {
        Metric = node.OptionalText("metric") ?? node.OptionalText("rule");
        Type = node.OptionalText("type") ?? "library";
        Name = node.OptionalText("name");
        Description = node.OptionalText("description");
        Query = node.OptionalText("query");
    }

    /// <summary>Gets how it is written: <c>library</c>, <c>sql</c>, <c>text</c> or <c>custom</c>.</summary>
    public string Type { get; }

    /// <summary>Gets the name, or null.</summary>
    public string? Name { get; }

    /// <summary>Gets the description, or null.</summary>
    public string? Description { get; }

    /// <summary>Gets the metric of the standard's library, or null.</summary>
    public string? Metric { get; }

    /// <summary>Gets the SQL, or null.</summary>
    public string? Query { get; }
}
