using DataProducts.Cedar;

namespace DataProducts.Cli.Cedar;

/// <summary>Reads a schema by the parser of its kind.</summary>
internal static class SchemaFile
{
    /// <exception cref="CedarSyntaxException">It is no schema.</exception>
    public static CedarSchema Parse(SourceFile file) => CedarSchema.Parse(file.Text, file.Path);
}
