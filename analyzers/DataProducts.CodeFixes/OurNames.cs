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
}
