using System.Text.Json.Nodes;

namespace DataProducts.Contracts;

/// <summary>A member that the standard has no word for.</summary>
public sealed class OdcsCustomProperty
{
    private readonly YamlNode? _value;

    internal OdcsCustomProperty(DocumentNode node)
    {
        Property = node.Text("property");
        Vendor = node.OptionalText("vendor");
        _value = node.Find("value");
    }

    /// <summary>Gets the name.</summary>
    public string Property { get; }

    /// <summary>Gets whose word it is, or null; ODCS 3.2 has it.</summary>
    public string? Vendor { get; }

    /// <summary>Gets the value where it is text, else null.</summary>
    public string? Text => _value is YamlScalar { Kind: YamlKind.Text } scalar ? OdcsVariables.Read(scalar.Text) : null;

    /// <summary>Gives the value as JSON, or null.</summary>
    /// <returns>A new node.</returns>
    public JsonNode? ToJsonNode() => _value is null ? null : JsonTree.Of(_value);
}
