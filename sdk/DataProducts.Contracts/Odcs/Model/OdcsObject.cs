namespace DataProducts.Contracts;

/// <summary>An object of a contract's schema: a table, a view, a topic.</summary>
public sealed class OdcsObject : OdcsElement
{
    internal OdcsObject(DocumentNode node)
        : base(node)
    {
        Name = node.Text("name");
        PhysicalName = node.OptionalText("physicalName");
        PhysicalType = node.OptionalText("physicalType");
        Description = node.OptionalText("description");
        IsDeprecated = node.Flag("deprecated");
        Properties = [.. node.Objects("properties").Select(property => new OdcsProperty(property, isNamed: true))];
        Quality = [.. node.Objects("quality").Select(check => new OdcsCheck(check))];
    }

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets the name in the store, or null.</summary>
    public string? PhysicalName { get; }

    /// <summary>Gets what it is in the store, for example <c>table</c>, or null.</summary>
    public string? PhysicalType { get; }

    /// <summary>Gets the description, or null.</summary>
    public string? Description { get; }

    /// <summary>Gets a value indicating whether it should not be used any more.</summary>
    public bool IsDeprecated { get; }

    /// <summary>Gets the columns in their order.</summary>
    public IReadOnlyList<OdcsProperty> Properties { get; }

    /// <summary>Gets the checks of the whole object.</summary>
    public IReadOnlyList<OdcsCheck> Quality { get; }
}
