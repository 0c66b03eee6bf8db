using System.Text.RegularExpressions;

namespace DataProducts.Contracts;

/// <summary>The form of a version: the regular expression that semver.org 2.0.0 suggests, for ASCII digits.</summary>
internal static partial class SemanticVersion
{
    private const string Number = "(0|[1-9][0-9]*)";
    private const string Word = $"({Number}|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)";
    private const string Metadata = "[0-9a-zA-Z-]+";

    public static bool IsValid(ReadOnlySpan<char> text) => Pattern().IsMatch(text);

    [GeneratedRegex($@"^{Number}\.{Number}\.{Number}(-{Word}(\.{Word})*)?(\+{Metadata}(\.{Metadata})*)?\z", RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
