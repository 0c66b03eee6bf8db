namespace DataProducts.Contracts;

/// <summary>A promise of a contract: one of its <c>slaProperties</c>.</summary>
public sealed class OdcsServiceLevel : OdcsElement
{
    internal OdcsServiceLevel(DocumentNode node)
        : base(node)
    {
        Property = node.Text("property");
        Value = node.Scalar("value") is { } value ? OdcsVariables.Read(value.Text) : null;
        Unit = node.OptionalText("unit");
        Element = node.OptionalText("element");
    }

    /// <summary>Gets what is promised, for example <c>latency</c> or <c>retention</c>.</summary>
    public string Property { get; }

    /// <summary>Gets the value as it is written, or null.</summary>
    public string? Value { get; }

    /// <summary>Gets the unit, for example <c>d</c>, or null.</summary>
    public string? Unit { get; }

    /// <summary>Gets what it is about, <c>object</c> or <c>object.property</c>, or null.</summary>
    public string? Element { get; }
}
