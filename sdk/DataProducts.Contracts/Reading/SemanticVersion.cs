using System.Text.RegularExpressions;

namespace DataProducts.Contracts;

/// <summary>The form of a version: the regular expression that semver.org 2.0.0 suggests, for ASCII digits.</summary>
internal static partial class SemanticVersion
{
    private const string Number = "(0|[1-9][0-9]*)";
    private const string Word = $"({Number}|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)";
    private const string Metadata = "[0-9a-zA-Z-]+";

    public static bool IsValid(ReadOnlySpan<char> text) => Pattern().IsMatch(text);

    /// <summary>Tells whether the version promises nothing yet: a pre-release (semver §9) or initial development (§4).</summary>
    public static bool IsDraft(string version) =>
        version.StartsWith("0.", StringComparison.Ordinal) || version.AsSpan(0, EndOfCore(version)).Contains('-');

    // Build metadata after '+' may hold a hyphen too, and says nothing of maturity.
    private static int EndOfCore(string version) =>
        version.IndexOf('+', StringComparison.Ordinal) is >= 0 and var plus ? plus : version.Length;

    [GeneratedRegex($@"^{Number}\.{Number}\.{Number}(-{Word}(\.{Word})*)?(\+{Metadata}(\.{Metadata})*)?\z", RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
