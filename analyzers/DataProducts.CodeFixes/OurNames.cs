using Microsoft.CodeAnalysis;

namespace DataProducts.CodeFixes;

/// <summary>Writes names of our types as short as the place allows.</summary>
internal static class OurNames
{
    /// <summary>Gives <c>DataProducts.</c> where the namespace is not imported, otherwise nothing.</summary>
    public static string Prefix(SemanticModel model, int position)
    {
        foreach (var found in model.LookupNamespacesAndTypes(position, name: "PiiAttribute"))
        {
            if (found.ContainingNamespace is { Name: "DataProducts", ContainingNamespace.IsGlobalNamespace: true })
            {
                return "";
            }
        }

        return "global::DataProducts.";
    }

    /// <summary>Writes an annotation such as <c>Pii(PiiKind.TaxId)</c> with the prefix that its place needs.</summary>
    public static string Qualify(string annotation, SemanticModel model, int position)
    {
        var prefix = Prefix(model, position);
        var argument = annotation.IndexOf('(') + 1;
        return prefix + annotation.Substring(0, argument) + prefix + annotation.Substring(argument);
    }
}
