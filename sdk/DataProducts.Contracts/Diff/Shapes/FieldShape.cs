namespace DataProducts.Contracts;

/// <summary>What the rules compare of a column, or of what is within one: the field of a struct, the element of a list, the key or value of
/// a map. What only a column can have is null within.</summary>
internal sealed class FieldShape
{
    /// <summary>Reads a column, or a field of a struct.</summary>
    public FieldShape(ParsedJson json)
        : this(json.Text("name") ?? string.Empty, json.Find("type"), json.Flag("nullable"), json.Texts("values"))
    {
        Property = json.Text("property");
        Source = json.Text("source");
        SourceOptional = json.Flag("sourceOptional");
        Description = json.Text("description");
        Deprecated = json.Text("deprecated");
        Pii = json.Find("pii") is { } pii ? new(pii.Text("kind"), pii.Text("mode"), pii.Text("scope") ?? "Domain", pii.Flag("keepSpelling")) : null;
        Regimes = json.Texts("regimes");
        Classification = json.Text("classification") ?? "Internal";
        Mask = json.Text("mask") ?? "Null";
        Unique = json.Flag("unique");
        References = json.Find("references") is { } target
            ? $"{target.Text("product")}.{target.Text("port")}.{target.Text("column")}" : null;
        Minimum = Bound(json, "minimum", "exclusiveMinimum");
        Maximum = Bound(json, "maximum", "exclusiveMaximum");
        MinimumLength = json.Integer("minLength");
        MaximumLength = json.Integer("maxLength");
        Pattern = json.Text("pattern");
        Default = json.Text("default");
        Unit = json.Text("unit");
    }

    /// <summary>Makes what stands within a list or a map.</summary>
    public FieldShape(string name, ParsedJson? type, bool nullable, IReadOnlyList<string> values) =>
        (Name, Type, Nullable, Values) = (name, TypeShape.Of(type), nullable, values);

    public string Name { get; }

    public TypeShape Type { get; }

    public bool Nullable { get; }

    /// <summary>Gets the names of an enumeration; empty where it is none.</summary>
    public IReadOnlyList<string> Values { get; }

    public string? Property { get; }

    public string? Source { get; }

    public bool SourceOptional { get; }

    public string? Description { get; }

    public string? Deprecated { get; }

    public PiiShape? Pii { get; }

    public IReadOnlyList<string> Regimes { get; } = [];

    public string Classification { get; } = "Internal";

    public string Mask { get; } = "Null";

    public bool Unique { get; }

    public string? References { get; }

    public BoundShape? Minimum { get; }

    public BoundShape? Maximum { get; }

    public int? MinimumLength { get; }

    public int? MaximumLength { get; }

    public string? Pattern { get; }

    public string? Default { get; }

    public string? Unit { get; }

    private static BoundShape? Bound(ParsedJson json, string name, string exclusive) =>
        json.Text(name) is { } value ? new(value, json.Flag(exclusive)) : null;
}

/// <summary>Why and how a column is tokenised.</summary>
internal sealed record PiiShape(string? Kind, string? Mode, string Scope, bool KeepSpelling);

/// <summary>The least or the greatest value.</summary>
internal sealed record BoundShape(string Value, bool Exclusive);
