using System.Buffers;
using System.Text;

namespace DataProducts.Contracts;

/// <summary>Writes the product's Cedar schema, complete by itself: the fixed vocabulary and one row type a port.</summary>
public static class CedarSchemaRenderer
{
    private const string RowTypesPlace = "%ROW-TYPES%";

    private static readonly SearchValues<char> IdentifierCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    // Words of the language that cannot stand as a bare name (Cedar grammar, IDENT).
    private static readonly string[] Reserved = ["true", "false", "if", "then", "else", "in", "like", "has", "is", "__cedar"];

    /// <summary>Renders the schema.</summary>
    /// <param name="manifest">The product.</param>
    /// <returns>The schema in Cedar's own syntax, with <c>\n</c> at the end of each line.</returns>
    /// <exception cref="DataProductException"><c>DP1207</c> two columns or two ports would have one name.</exception>
    public static string Render(ProductManifest manifest) => Render(manifest, []);

    /// <summary>Renders the schema with the jurisdictions of a standards package.</summary>
    /// <param name="manifest">The product.</param>
    /// <param name="jurisdictions">The package's jurisdictions; those beyond the five that ship are added to the vocabulary, in the order
    /// of their codes.</param>
    /// <returns>The schema in Cedar's own syntax, with <c>\n</c> at the end of each line.</returns>
    /// <exception cref="DataProductException"><c>DP1207</c> two columns or two ports would have one name.</exception>
    public static string Render(ProductManifest manifest, IEnumerable<Jurisdiction> jurisdictions)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(jurisdictions);
        var rows = manifest.Ports.Select(port => RowEntityType.Of(manifest, port)).ToList();
        if (rows.DistinctBy(row => row.Name, StringComparer.Ordinal).Count() != rows.Count)
        {
            throw new DataProductException(
                ManifestErrors.AmbiguousName, $"Two ports of '{manifest.Id}' would have one row type in Cedar. Rename one of them.");
        }

        var output = new StringBuilder();
        output.Append($"// Vocabulary {CedarVocabulary.Version} (identical everywhere) and the row types of {manifest.Id} (generated).\n");
        output.Append($"namespace {RowEntityType.Namespace} {{\n");
        output.Append(CedarVocabulary.With(jurisdictions).Replace(RowTypesPlace, string.Join(", ", rows.Select(Local)), StringComparison.Ordinal));
        output.Append("\n  // `jurisdiction` is canonical whatever the column is called, a constant in its jurisdiction's table.\n");
        output.Append("  // Only clear columns whose type Cedar has exactly; never a personal column, for the lake holds a token there.\n");
        foreach (var row in rows)
        {
            Append(output, row);
        }

        return output.Append("}\n").ToString();
    }

    private static void Append(StringBuilder output, RowEntityType row)
    {
        output.Append($"  entity {Local(row)} in [Product] {{\n");
        foreach (var attribute in row.Attributes)
        {
            var type = attribute.CedarType.Replace($"{RowEntityType.Namespace}::", string.Empty, StringComparison.Ordinal);
            output.Append($"    {Key(attribute.Name)}{(attribute.Nullable ? "?" : string.Empty)}: {type},\n");
        }

        output.Append("  };\n");
    }

    private static string Local(RowEntityType row) => row.Name[(RowEntityType.Namespace.Length + 2)..];

    // A property's name is made of letters, digits and underscores, so quotes are all that a name outside ASCII needs.
    private static string Key(string name)
    {
        var isIdentifier = !char.IsAsciiDigit(name[0]) && !name.AsSpan().ContainsAnyExcept(IdentifierCharacters);
        return isIdentifier && !Reserved.Contains(name, StringComparer.Ordinal) ? name : $"\"{name}\"";
    }
}
