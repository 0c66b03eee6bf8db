namespace DataProducts.Cli.Cedar;

/// <summary>What a file of Cedar holds.</summary>
internal enum SourceKind
{
    /// <summary><c>*.cedar</c>: policies and templates.</summary>
    Policies,

    /// <summary><c>*.cedarschema</c>: a schema.</summary>
    Schema,

    /// <summary><c>*.cedar.json</c>: a policy set as JSON.</summary>
    PoliciesJson,

    /// <summary><c>*.cedarschema.json</c>: a schema as JSON.</summary>
    SchemaJson,
}

/// <summary>The names of the kinds.</summary>
internal static class SourceKinds
{
    // The longer ends stand first: *.cedar.json ends in .json, not in .cedar.
    private static readonly (string End, string Name, SourceKind Kind)[] All =
    [
        (".cedarschema.json", "schema-json", SourceKind.SchemaJson),
        (".cedar.json", "policies-json", SourceKind.PoliciesJson),
        (".cedarschema", "schema", SourceKind.Schema),
        (".cedar", "policies", SourceKind.Policies),
    ];

    /// <summary>Gets the names as they are typed.</summary>
    public static string[] Names { get; } = [.. All.Select(one => one.Name)];

    /// <summary>Gives the kind by the file's name, or null.</summary>
    public static SourceKind? OfPath(string path)
    {
        foreach (var (end, _, kind) in All)
        {
            if (path.EndsWith(end, StringComparison.OrdinalIgnoreCase))
            {
                return kind;
            }
        }

        return null;
    }

    public static SourceKind OfName(string name) => Array.Find(All, one => one.Name == name).Kind;
}
