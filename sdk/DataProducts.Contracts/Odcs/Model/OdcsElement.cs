using System.Text.Json.Nodes;

namespace DataProducts.Contracts;

/// <summary>A part of a document that was read, with its place, and with all that the model has no member for.</summary>
public abstract class OdcsElement
{
    private readonly YamlMap _map;

    private protected OdcsElement(DocumentNode node)
    {
        _map = node.Map;
        CustomProperties = [.. node.Objects("customProperties").Select(property => new OdcsCustomProperty(property))];
    }

    /// <summary>Gets the line on which it starts, from one.</summary>
    public int Line => _map.Line;

    /// <summary>Gets the character of the line at which it starts, from one.</summary>
    public int Column => _map.Column;

    /// <summary>Gets the <c>customProperties</c> in their order.</summary>
    public IReadOnlyList<OdcsCustomProperty> CustomProperties { get; }

    /// <summary>Gives everything that stands there, also what the model does not know, as JSON.</summary>
    /// <returns>A new object.</returns>
    public JsonObject ToJsonObject() => (JsonObject)JsonTree.Of(_map)!;

    /// <summary>Finds the value of a custom property.</summary>
    /// <param name="property">Its name, compared ordinally.</param>
    /// <returns>The value of the first of that name where it is text, else null.</returns>
    public string? FindCustomText(string property) =>
        CustomProperties.FirstOrDefault(one => string.Equals(one.Property, property, StringComparison.Ordinal))?.Text;

    private protected YamlMap Map => _map;
}
