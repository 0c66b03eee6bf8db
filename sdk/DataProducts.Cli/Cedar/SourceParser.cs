using DataProducts.Cedar;

namespace DataProducts.Cli.Cedar;

/// <summary>Reads a text by the parser of its kind.</summary>
internal static class SourceParser
{
    /// <summary>Reads policies, as text or as JSON.</summary>
    /// <exception cref="CedarException">The text is not that.</exception>
    public static PolicySet Policies(SourceFile file, SourceKind kind) =>
        kind == SourceKind.PoliciesJson ? PolicyJson.ParseSet(file.Text, file.Path) : PolicySet.Parse(file.Text, file.Path);

    /// <summary>Reads a schema, as text or as JSON.</summary>
    /// <exception cref="CedarException">The text is not that.</exception>
    public static CedarSchema Schema(SourceFile file, SourceKind kind) =>
        kind == SourceKind.SchemaJson ? CedarSchema.ParseJson(file.Text, file.Path) : CedarSchema.Parse(file.Text, file.Path);
}
