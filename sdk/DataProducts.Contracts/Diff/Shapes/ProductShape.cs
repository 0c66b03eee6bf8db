namespace DataProducts.Contracts;

/// <summary>What the rules of <c>docs/diff.md</c> compare, read from a manifest of any version that the SDK knows.</summary>
/// <remarks>It is lenient: names, types and limits were checked where the manifest was written, and a missing member is its default.</remarks>
internal sealed class ProductShape
{
    private ProductShape(ParsedJson json)
    {
        ManifestVersion = json.Integer("manifestVersion") ?? 0;
        Id = json.Text("id") ?? string.Empty;
        Version = json.Text("version") ?? string.Empty;
        Domain = json.Text("domain");
        Owner = json.Text("owner");
        Description = json.Text("description");
        Jurisdiction = json.Text("jurisdiction");
        DerivedFrom = json.Texts("derivedFrom");
        Purposes = json.Texts("purposes");
        Regimes = json.Texts("regimes");
        Ports = [.. json.Objects("ports").Select(port => new PortShape(port))];
    }

    public int ManifestVersion { get; }

    public string Id { get; }

    public string Version { get; }

    public string? Domain { get; }

    public string? Owner { get; }

    public string? Description { get; }

    /// <summary>Gets the one jurisdiction of every row, or null where each row has its own.</summary>
    public string? Jurisdiction { get; }

    public IReadOnlyList<string> DerivedFrom { get; }

    /// <summary>Gets the only purposes; empty where policy alone decides.</summary>
    public IReadOnlyList<string> Purposes { get; }

    /// <summary>Gets the regimes that all of it is under.</summary>
    public IReadOnlyList<string> Regimes { get; }

    public IReadOnlyList<PortShape> Ports { get; }

    /// <summary>Reads a manifest; null where the text is no JSON object.</summary>
    public static ProductShape? TryRead(string manifest) =>
        JsonParser.TryParse(manifest) is { Kind: ParsedKind.Object } json ? new(json) : null;

    public PortShape? FindPort(string name) => Ports.FirstOrDefault(port => port.Name == name);
}
