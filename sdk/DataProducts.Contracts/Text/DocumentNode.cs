using System.Globalization;

namespace DataProducts.Contracts;

/// <summary>A mapping of a document and where it stands, so that every error names the member: <c>schema[0].properties[2].name</c>.</summary>
internal readonly struct DocumentNode(YamlMap map, string path)
{
    public YamlMap Map => map;

    public string Text(string member) => OptionalText(member) ?? throw Invalid(map, member, "is missing");

    public string? OptionalText(string member) => Find(member) switch
    {
        null => null,
        YamlScalar { Kind: YamlKind.Text } scalar => OdcsVariables.Read(scalar.Text),
        YamlScalar other => throw Invalid(other, member, $"is not text; write it in quotes: \"{other.Text}\""),
        { } other => throw Invalid(other, member, "is not text"),
    };

    public bool Flag(string member) => Find(member) switch
    {
        null => false,
        YamlScalar { Kind: YamlKind.Boolean } scalar => scalar.Text == "true",
        { } other => throw Invalid(other, member, "is not true or false"),
    };

    /// <summary>Gives a whole number above zero; the standard's <c>-1</c> is as good as none.</summary>
    public int? Position(string member) => Find(member) switch
    {
        null => null,
        YamlScalar { Kind: YamlKind.Number } scalar when int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) =>
            number > 0 ? number : null,
        { } other => throw Invalid(other, member, "is not a whole number"),
    };

    public YamlScalar? Scalar(string member) => Find(member) switch
    {
        null => null,
        YamlScalar scalar => scalar,
        { } other => throw Invalid(other, member, "is not one value"),
    };

    public DocumentNode? Object(string member) => Find(member) switch
    {
        null => null,
        YamlMap value => new DocumentNode(value, Join(member)),
        { } other => throw Invalid(other, member, "is not a mapping"),
    };

    public IReadOnlyList<DocumentNode> Objects(string member)
    {
        var items = Items(member);
        var nodes = new DocumentNode[items.Count];
        for (var index = 0; index < nodes.Length; index++)
        {
            var place = $"{member}[{index}]";
            nodes[index] = items[index] is YamlMap item ? new(item, Join(place)) : throw Invalid(items[index], place, "is not a mapping");
        }

        return nodes;
    }

    public IReadOnlyList<YamlNode> Items(string member) => Find(member) switch
    {
        null => [],
        YamlList list => list.Items,
        { } other => throw Invalid(other, member, "is not a list"),
    };

    /// <summary>Gives the <c>apiVersion</c> of a document that is of the kind.</summary>
    public string Version(string kind, string[] known)
    {
        var (found, version) = (Text("kind"), Text("apiVersion"));
        if (string.Equals(found, kind, StringComparison.Ordinal) && known.Contains(version, StringComparer.Ordinal))
        {
            return version;
        }

        var at = map.Find(found == kind ? "apiVersion" : "kind")!;
        throw new DocumentException(
            DocumentErrors.UnknownVersion,
            $"This is a '{found}' of version '{version}'; what is read is a '{kind}' of version {string.Join(", ", known)}.",
            at.Line,
            at.Column);
    }

    public YamlNode? Find(string member) => map.Find(member) is { } value and not YamlScalar { Kind: YamlKind.Null } ? value : null;

    public DocumentException Invalid(YamlNode at, string member, string problem) =>
        new(DocumentErrors.InvalidMember, $"The member '{Join(member)}' {problem}.", at.Line, at.Column);

    private string Join(string member) => path.Length == 0 ? member : $"{path}.{member}";
}
