using System.Text;

namespace DataProducts.Contracts;

/// <summary>Writes the GraphQL types of a product: one a port, as entities of an Apollo Federation 2 subgraph.</summary>
/// <remarks>
/// Types only: a subgraph that serves them adds its own queries. A personal column is a string that holds a token; a classified one may be
/// null to a reader, whatever the row holds.
/// </remarks>
public static class GraphQlRenderer
{
    private const string Federation = "extend schema @link(url: \"https://specs.apollo.dev/federation/v2.3\", import: [\"@key\"])\n";

    /// <summary>Renders the types.</summary>
    /// <param name="manifest">The product.</param>
    /// <returns>Schema definition language, with <c>\n</c> at the end of each line.</returns>
    /// <exception cref="DataProductException"><c>DP1207</c> two columns or two ports would have one name.</exception>
    public static string Render(ProductManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var output = new StringBuilder();
        output.Append($"# {manifest.Id} {manifest.Version} (generated).\n").Append(Federation);
        foreach (var scalar in Scalars(manifest))
        {
            output.Append($"\n{GraphQlText.Quote(GraphQlType.MeaningOf(scalar)!)}\nscalar {scalar}\n");
        }

        foreach (var port in manifest.Ports)
        {
            Append(output, manifest, port);
        }

        return output.ToString();
    }

    private static IEnumerable<string> Scalars(ProductManifest manifest) => manifest.Ports
        .SelectMany(port => port.Columns)
        .Select(column => GraphQlType.Of(column.Type))
        .Where(scalar => GraphQlType.MeaningOf(scalar) is not null)
        .Distinct()
        .Order(StringComparer.Ordinal);

    private static void Append(StringBuilder output, ProductManifest manifest, PortManifest port)
    {
        var fields = port.Columns.ToDictionary(column => column.Name, column => FieldName(column.Name), StringComparer.Ordinal);
        if (fields.Values.Distinct(StringComparer.Ordinal).Count() != fields.Count)
        {
            throw new DataProductException(
                ManifestErrors.AmbiguousName,
                $"Two columns of '{manifest.Id}.{port.Name}' would be one field in GraphQL, which has no underscores. Rename one of them.");
        }

        var about = manifest.Description is null ? $"{manifest.Id}.{port.Name}" : $"{manifest.Id}.{port.Name}: {manifest.Description}";
        output.Append($"\n{GraphQlText.Quote(about)}\ntype {TypeName(manifest, port)}");
        if (port.Key.Count > 0)
        {
            output.Append($" @key(fields: \"{string.Join(' ', port.Key.Select(column => fields[column]))}\")");
        }

        output.Append(" {\n");
        foreach (var column in port.Columns)
        {
            if (Describe(column) is { } text)
            {
                output.Append($"  {GraphQlText.Quote(text)}\n");
            }

            var isNullable = column.Nullable || column.Classification != Classification.Internal;
            output.Append($"  {fields[column.Name]}: {GraphQlType.Of(column.Type)}{(isNullable ? string.Empty : "!")}\n");
        }

        output.Append("}\n");
    }

    // The name of the port's rows in Cedar, without its ending: made of words of letters and digits.
    private static string TypeName(ProductManifest manifest, PortManifest port) =>
        RowEntityType.Of(manifest, port).Name[(RowEntityType.Namespace.Length + 2)..^"Row".Length];

    // A name of the lake starts with a letter, so the field does too and is never one of GraphQL's own, which start with "__".
    private static string FieldName(string column)
    {
        var words = column.Split('_', StringSplitOptions.RemoveEmptyEntries);
        return words[0] + string.Concat(words.Skip(1).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }

    private static string? Describe(ColumnManifest column)
    {
        var notes = new List<string>();
        if (column.Description is not null)
        {
            notes.Add(column.Description);
        }

        if (column.Pii is { } pii)
        {
            notes.Add($"A token that stands for personal data ({pii.Kind}), never the value.");
        }

        if (column.Classification != Classification.Internal)
        {
            notes.Add($"{column.Classification}: null where policy does not show it.");
        }

        return notes.Count == 0 ? null : string.Join(' ', notes);
    }
}
