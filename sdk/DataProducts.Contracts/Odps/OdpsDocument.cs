using System.Text.Json.Nodes;

namespace DataProducts.Contracts;

/// <summary>A product's card that was read: Open Data Product Standard 0.9 to 1.1 (bitol.io).</summary>
/// <remarks>What the model has no member for is kept, and written again.</remarks>
public sealed class OdpsDocument
{
    private static readonly string[] Versions = ["v0.9.0", "v1.0.0", "v1.1.0"];

    private readonly YamlMap _map;

    private OdpsDocument(DocumentNode node)
    {
        _map = node.Map;
        ApiVersion = node.Version("DataProduct", Versions);
        Id = node.Text("id");
        Name = node.OptionalText("name");
        Version = node.OptionalText("version");
        Status = node.OptionalText("status");
        Domain = node.OptionalText("domain");
        Purpose = node.Object("description")?.OptionalText("purpose");
        InputPorts = [.. node.Objects("inputPorts").Select(port => new OdpsPort(port))];
        OutputPorts = [.. node.Objects("outputPorts").Select(port => new OdpsPort(port))];
    }

    /// <summary>Gets the version of the standard, for example <c>v1.1.0</c>.</summary>
    public string ApiVersion { get; }

    /// <summary>Gets the product's identifier.</summary>
    public string Id { get; }

    /// <summary>Gets the name, or null.</summary>
    public string? Name { get; }

    /// <summary>Gets the product's own version, or null.</summary>
    public string? Version { get; }

    /// <summary>Gets the status, or null.</summary>
    public string? Status { get; }

    /// <summary>Gets the domain, or null.</summary>
    public string? Domain { get; }

    /// <summary>Gets what the product is for (<c>description.purpose</c>), or null.</summary>
    public string? Purpose { get; }

    /// <summary>Gets what the product is made of.</summary>
    public IReadOnlyList<OdpsPort> InputPorts { get; }

    /// <summary>Gets what the product offers.</summary>
    public IReadOnlyList<OdpsPort> OutputPorts { get; }

    /// <summary>Reads a card.</summary>
    /// <param name="text">YAML 1.2 or JSON, at most 4 Mi characters.</param>
    /// <returns>The card; names and types of the model's members are checked, not the standard's whole schema.</returns>
    /// <exception cref="DocumentException">As <see cref="OdcsDocument.Parse"/>.</exception>
    public static OdpsDocument Parse(string text) => new(new DocumentNode(DocumentReader.Read(text), string.Empty));

    /// <summary>Gives everything that stands there, also what the model does not know, as JSON.</summary>
    /// <returns>A new object.</returns>
    public JsonObject ToJsonObject() => (JsonObject)JsonTree.Of(_map)!;

    /// <summary>Writes the card with all its members; comments and layout are not kept.</summary>
    /// <returns>YAML, with <c>\n</c> at the end of each line.</returns>
    public string ToYaml() => YamlText.Document(_map);
}

/// <summary>A port of a product's card.</summary>
public sealed class OdpsPort
{
    internal OdpsPort(DocumentNode node)
    {
        Name = node.Text("name");
        Description = node.OptionalText("description");
        Version = node.OptionalText("version");
        ContractId = node.OptionalText("contractId");
    }

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets the description, or null.</summary>
    public string? Description { get; }

    /// <summary>Gets the version, or null.</summary>
    public string? Version { get; }

    /// <summary>Gets the identifier of its contract, or null.</summary>
    public string? ContractId { get; }
}
