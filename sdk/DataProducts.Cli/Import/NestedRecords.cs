using System.Text;

namespace DataProducts.Cli.Import;

/// <summary>Gives the C# type of a lake type, and collects the records that nested types need.</summary>
internal sealed class NestedRecords(string owner)
{
    private readonly List<string> _names = [owner];
    private readonly List<string> _written = [];

    /// <summary>Gets the records, each with an empty line before it.</summary>
    public IReadOnlyList<string> Written => _written;

    /// <summary>Gives the type without a question mark.</summary>
    /// <param name="type">The lake's type.</param>
    /// <param name="property">The property's name, from which a nested record's is made.</param>
    public string TypeOf(LakeType type, string property) => type.Kind switch
    {
        LakeKind.Struct => Record(type, property),
        LakeKind.List => $"IReadOnlyList<{Part(type.Children[0], property)}>",
        LakeKind.Map => $"IReadOnlyDictionary<{Part(type.Children[0], property + "Key")}, {Part(type.Children[1], property)}>",
        _ => ScalarTypes.NameOf(type.Kind),
    };

    private string Part(LakeField part, string property) => TypeOf(part.Type, property) + (part.Nullable ? "?" : "");

    private string Record(LakeType type, string property)
    {
        var name = Identifiers.Pascal(owner + property, _names);
        _names.Add(name);
        var place = _written.Count;
        _written.Add("");
        var text = new StringBuilder().Append($"\n/// <summary>A part of {owner}.</summary>\npublic sealed record {name}\n{{\n");
        var fields = new List<string> { name };
        foreach (var field in type.Children)
        {
            var member = Identifiers.Pascal(field.Name, fields);
            if (fields.Count > 1)
            {
                text.Append('\n');
            }

            fields.Add(member);
            text.Append("    /// <summary>").Append(CSharpLiteral.Documentation(field.Documentation ?? $"The field {field.Name}.")).Append("</summary>\n");
            if (field.Type.Kind == LakeKind.Decimal)
            {
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"    [Precision({field.Type.Precision}, {field.Type.Scale})]\n");
            }

            var required = field.Nullable ? "" : "required ";
            text.Append($"    public {required}{Part(field, property + member)} {member} {{ get; init; }}\n");
        }

        _written[place] = text.Append("}\n").ToString();
        return name;
    }
}
