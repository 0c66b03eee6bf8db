namespace DataProducts.Cedar;

/// <summary>Reads policies as what they mean.</summary>
internal static class PolicyParser
{
    /// <summary>Gives the policies and the bodies of templates in the order of the text.</summary>
    /// <exception cref="CedarSyntaxException">The text is not Cedar, or exceeds a limit; all that was found is in it.</exception>
    public static List<Policy> Parse(string text, string path)
    {
        var tree = CedarSyntaxTree.Parse(text, path);
        return tree.Diagnostics.Count == 0 ? tree.Policies : throw new CedarSyntaxException(tree.Diagnostics);
    }
}
