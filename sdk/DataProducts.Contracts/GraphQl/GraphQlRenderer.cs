using System.Text;

namespace DataProducts.Contracts;

/// <summary>Writes the GraphQL types of a product: one a port, as entities of an Apollo Federation 2 subgraph.</summary>
/// <remarks>
/// Types only: a subgraph that serves them adds its own queries. A personal column is a string that holds a token; a classified one may be
/// null to a reader, whatever the row holds. Both bear a tag, so that a contract of the graph can leave them out. Nothing but keys is shared
/// with other subgraphs: a product alone answers for its rows.
/// </remarks>
public static class GraphQlRenderer
{
    private const string Federation =
        "extend schema @link(url: \"https://specs.apollo.dev/federation/v2.3\", import: [\"@key\", \"@tag\"])\n";

    /// <summary>Renders the types.</summary>
    /// <param name="manifest">The product.</param>
    /// <returns>Schema definition language, with <c>\n</c> at the end of each line.</returns>
    /// <exception cref="DataProductException"><c>DP1207</c> two columns, two fields of a nested record or two ports would have one name.</exception>
    public static string Render(ProductManifest manifest) => Render(manifest, isEarlierMajor: false);

    /// <summary>Renders the types.</summary>
    /// <param name="manifest">The product.</param>
    /// <param name="isEarlierMajor">Whether a newer major stands beside it: each type's name then ends in the major, as in
    /// <c>RetailCustomersV1</c>.</param>
    /// <returns>Schema definition language, with <c>\n</c> at the end of each line.</returns>
    /// <exception cref="DataProductException"><c>DP1207</c> two columns, two fields of a nested record or two ports would have one name.</exception>
    public static string Render(ProductManifest manifest, bool isEarlierMajor)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var types = new StringBuilder();
        var scalars = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var port in manifest.Ports)
        {
            var parts = new GraphQlParts($"{manifest.Id}.{port.Name}");
            Append(types, manifest, port, parts, isEarlierMajor);
            types.Append(string.Concat(parts.Declarations.Select(declaration => $"\n{declaration}")));
            scalars.UnionWith(parts.Scalars);
        }

        var output = new StringBuilder();
        output.Append($"# {manifest.Id} {manifest.Version} (generated).\n").Append(Federation);
        foreach (var scalar in scalars)
        {
            output.Append($"\n{GraphQlText.Quote(GraphQlType.MeaningOf(scalar)!)}\nscalar {scalar}\n");
        }

        return output.Append(types).ToString();
    }

    private static void Append(StringBuilder output, ProductManifest manifest, PortManifest port, GraphQlParts parts, bool isEarlierMajor)
    {
        var fields = port.Columns.ToDictionary(column => column.Name, column => GraphQlNames.Field(column.Name), StringComparer.Ordinal);
        if (fields.Values.Distinct(StringComparer.Ordinal).Count() != fields.Count)
        {
            throw new DataProductException(
                ManifestErrors.AmbiguousName,
                $"Two columns of '{manifest.Id}.{port.Name}' would be one field in GraphQL, which has no underscores. Rename one of them.");
        }

        var about = manifest.Description is null ? $"{manifest.Id}.{port.Name}" : $"{manifest.Id}.{port.Name}: {manifest.Description}";
        var type = TypeName(manifest, port) + (isEarlierMajor ? $"V{manifest.MajorVersion}" : string.Empty);
        output.Append($"\n{GraphQlText.Quote(about)}\ntype {type}");
        if (port.Key.Count > 0)
        {
            output.Append($" @key(fields: \"{string.Join(' ', port.Key.Select(column => fields[column]))}\")");
        }

        output.Append(" {\n");
        foreach (var column in port.Columns)
        {
            GraphQlText.AppendDescription(output, Describe(column), "  ");
            var isRequired = !column.Nullable && column.Classification == Classification.Internal;
            var reference = parts.Refer(column.Type, column.Values, GraphQlNames.Part(type, column.Name));
            output.Append($"  {fields[column.Name]}: {reference}{(isRequired ? "!" : string.Empty)}");
            output.Append(GraphQlText.Deprecated(column.Deprecated)).Append(Tags(column)).Append('\n');
        }

        output.Append("}\n");
    }

    // The name of the port's rows in Cedar, without its ending: made of words of letters and digits.
    private static string TypeName(ProductManifest manifest, PortManifest port) =>
        RowEntityType.Of(manifest, port).Name[(RowEntityType.Namespace.Length + 2)..^"Row".Length];

    private static string? Describe(ColumnManifest column) => ColumnText.Join(
        column.Description,
        ColumnText.Unit(column),
        GraphQlNames.AreValues(column.Values) ? null : ColumnText.Values(column.Values),
        ColumnText.Token(column),
        column.Classification == Classification.Internal ? null : $"{column.Classification}: null where policy does not show it.");

    private static string Tags(ColumnManifest column) =>
        (column.Pii is null ? string.Empty : " @tag(name: \"personal\")")
        + (column.Classification == Classification.Internal ? string.Empty : $" @tag(name: \"{column.Classification.ToString().ToLowerInvariant()}\")");
}
