namespace DataProducts.Contracts;

/// <summary>A data contract that was read: Open Data Contract Standard 3.0 to 3.2 (bitol.io).</summary>
/// <remarks>What the model has no member for is kept, and written again. Texts are given with <c>${NAME}</c> as it stands: nothing is
/// resolved.</remarks>
public sealed class OdcsDocument : OdcsElement
{
    private static readonly string[] Versions = ["v3.0.0", "v3.0.1", "v3.0.2", "v3.1.0", "v3.2.0"];

    private OdcsDocument(DocumentNode node)
        : base(node)
    {
        ApiVersion = node.Version("DataContract", Versions);
        Id = node.Text("id");
        Version = node.Text("version");
        Name = node.OptionalText("name");
        Status = node.OptionalText("status");
        Domain = node.OptionalText("domain");
        Purpose = node.Object("description")?.OptionalText("purpose");
        Owner = OwnerOf(node);
        Schema = [.. node.Objects("schema").Select(table => new OdcsObject(table))];
        ServiceLevels = [.. node.Objects("slaProperties").Select(level => new OdcsServiceLevel(level))];
    }

    /// <summary>Gets the version of the standard, for example <c>v3.2.0</c>.</summary>
    public string ApiVersion { get; }

    /// <summary>Gets the contract's identifier.</summary>
    public string Id { get; }

    /// <summary>Gets the contract's own version.</summary>
    public string Version { get; }

    /// <summary>Gets the name, or null.</summary>
    public string? Name { get; }

    /// <summary>Gets the status, or null.</summary>
    public string? Status { get; }

    /// <summary>Gets the domain, or null.</summary>
    public string? Domain { get; }

    /// <summary>Gets what the data is for (<c>description.purpose</c>), or null.</summary>
    public string? Purpose { get; }

    /// <summary>Gets the team's name, or who is its owner by role, or null.</summary>
    public string? Owner { get; }

    /// <summary>Gets the objects, tables most often, in their order.</summary>
    public IReadOnlyList<OdcsObject> Schema { get; }

    /// <summary>Gets the <c>slaProperties</c> in their order.</summary>
    public IReadOnlyList<OdcsServiceLevel> ServiceLevels { get; }

    /// <summary>Reads a contract.</summary>
    /// <param name="text">YAML 1.2 or JSON, at most 4 Mi characters.</param>
    /// <returns>The contract; names and types of the model's members are checked, not the standard's whole schema.</returns>
    /// <exception cref="DocumentException">
    /// <c>DP1230</c> it is neither YAML nor JSON; <c>DP1231</c> it is beyond a limit; <c>DP1232</c> a member is missing or of a wrong type;
    /// <c>DP1233</c> it is of another kind or version.
    /// </exception>
    public static OdcsDocument Parse(string text) => new(new DocumentNode(DocumentReader.Read(text), string.Empty));

    /// <summary>Writes the contract with all its members; comments and layout are not kept.</summary>
    /// <returns>YAML, with <c>\n</c> at the end of each line.</returns>
    public string ToYaml() => YamlText.Document(Map);

    /// <summary>Writes the contract with all its members.</summary>
    /// <returns>JSON in ASCII, with <c>\n</c> at the end of each line.</returns>
    public string ToJson() => JsonText.Write(json => ToJsonObject().WriteTo(json));

    // Before 3.1 a team is a list of members, since then an object.
    private static string? OwnerOf(DocumentNode node)
    {
        var isList = node.Find("team") is YamlList;
        var team = isList ? null : node.Object("team");
        var members = isList ? node.Objects("team") : team?.Objects("members") ?? [];
        return team?.OptionalText("name") ?? members
            .Where(member => string.Equals(member.OptionalText("role"), "owner", StringComparison.OrdinalIgnoreCase))
            .Select(member => member.OptionalText("username"))
            .FirstOrDefault();
    }
}
