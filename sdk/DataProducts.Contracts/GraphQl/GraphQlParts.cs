using System.Text;

namespace DataProducts.Contracts;

/// <summary>Gives references to types, and collects what they need to be declared: nested records, entries of maps, enumerations,
/// scalars.</summary>
/// <param name="owner">The product and port, for errors.</param>
internal sealed class GraphQlParts(string owner)
{
    private readonly List<string> _declarations = [];
    private readonly SortedSet<string> _scalars = new(StringComparer.Ordinal);

    /// <summary>Gets the declarations of object and enumeration types, each before those that it refers to.</summary>
    public IReadOnlyList<string> Declarations => _declarations;

    /// <summary>Gets the scalars that were referred to and that GraphQL itself lacks.</summary>
    public IEnumerable<string> Scalars => _scalars;

    /// <summary>Refers to a type, without what says that it is never null.</summary>
    /// <param name="type">The type.</param>
    /// <param name="values">The names of an enumeration; empty where it is none.</param>
    /// <param name="name">The name that a type of its own would have.</param>
    /// <exception cref="DataProductException"><c>DP1207</c> two fields of a record would have one name.</exception>
    public string Refer(LakeType type, IReadOnlyList<string> values, string name)
    {
        switch (type.Kind)
        {
            case LakeKind.Struct:
                Declare(name, type.Children);
                return name;
            case LakeKind.List:
                return $"[{Required(type.Children[0], name)}]";
            case LakeKind.Map:
                // GraphQL has no maps: a list of entries, each with a key of its own.
                Declare(GraphQlNames.Part(name, "entry"), type.Children);
                return $"[{GraphQlNames.Part(name, "entry")}!]";
            case LakeKind.String when GraphQlNames.AreValues(values):
                _declarations.Add($"enum {name} {{\n{string.Concat(values.Select(value => $"  {value}\n"))}}}\n");
                return name;
            default:
                var scalar = GraphQlType.Of(type);
                if (GraphQlType.MeaningOf(scalar) is not null)
                {
                    _scalars.Add(scalar);
                }

                return scalar;
        }
    }

    private string Required(LakeField field, string name) => $"{Refer(field.Type, field.Values, name)}{(field.Nullable ? string.Empty : "!")}";

    private void Declare(string name, IReadOnlyList<LakeField> fields)
    {
        var place = _declarations.Count;
        _declarations.Add(string.Empty); // its parts come after it
        var output = new StringBuilder($"type {name} {{\n");
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            var own = GraphQlNames.Field(field.Name);
            if (!taken.Add(own))
            {
                throw new DataProductException(
                    ManifestErrors.AmbiguousName,
                    $"Two fields of a record in '{owner}' would be the field '{own}' in GraphQL, which has no underscores. Rename one of them.");
            }

            var values = GraphQlNames.AreValues(field.Values) ? null : ColumnText.Values(field.Values);
            GraphQlText.AppendDescription(output, ColumnText.Join(field.Documentation, values), "  ");
            output.Append($"  {own}: {Required(field, GraphQlNames.Part(name, field.Name))}{GraphQlText.Deprecated(field.Deprecated)}\n");
        }

        _declarations[place] = output.Append("}\n").ToString();
    }
}
