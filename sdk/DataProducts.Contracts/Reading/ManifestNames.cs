using System.Buffers;

namespace DataProducts.Contracts;

/// <summary>The forms of names in a manifest. They become names of files, tables and types, so that nothing in them ever needs
/// escaping.</summary>
internal static class ManifestNames
{
    public const int MaximumLength = 128;
    private const int MaximumRegime = 64;

    // The lake adds dp_subject, dp_batch and dp_row to every row.
    private const string ReservedPrefix = "dp_";

    private static readonly SearchValues<char> RuleCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_-");
    private static readonly SearchValues<char> RegimeCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-.");
    private static readonly SearchValues<char> SnakeCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_");

    /// <summary>A domain, product or port: words of lower-case letters and digits, joined by one underscore, because two separate the
    /// parts of a table's name.</summary>
    public static bool IsName(ReadOnlySpan<char> text) =>
        IsSnakeCase(text) && text[^1] != '_' && text.IndexOf("__", StringComparison.Ordinal) < 0;

    public static bool IsColumn(ReadOnlySpan<char> text) => IsSnakeCase(text) && !text.StartsWith(ReservedPrefix, StringComparison.Ordinal);

    /// <summary>A field of a nested record.</summary>
    public static bool IsField(ReadOnlySpan<char> text) => IsSnakeCase(text);

    /// <summary>A rule of quality: as a column, also with hyphens.</summary>
    public static bool IsRule(ReadOnlySpan<char> text) =>
        text.Length is > 0 and <= MaximumLength && char.IsAsciiLetterLower(text[0]) && !text.ContainsAnyExcept(RuleCharacters);

    /// <summary>A regime: lower-case letters, digits, hyphens and dots, as the transfer matrix names it.</summary>
    public static bool IsRegime(ReadOnlySpan<char> text) =>
        text.Length is > 0 and <= MaximumRegime && char.IsAsciiLetterLower(text[0]) && text[^1] is not ('.' or '-')
        && !text.ContainsAnyExcept(RegimeCharacters);

    public static bool IsProductId(ReadOnlySpan<char> text)
    {
        var dot = text.IndexOf('.');
        return dot > 0 && IsName(text[..dot]) && IsName(text[(dot + 1)..]);
    }

    /// <summary>A C# identifier (C# 14 specification §6.4.3) without the rarer connecting and combining characters.</summary>
    public static bool IsProperty(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > MaximumLength || char.IsDigit(text[0]))
        {
            return false;
        }

        foreach (var character in text)
        {
            if (character != '_' && !char.IsLetterOrDigit(character))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSnakeCase(ReadOnlySpan<char> text) =>
        text.Length is > 0 and <= MaximumLength && char.IsAsciiLetterLower(text[0]) && !text.ContainsAnyExcept(SnakeCharacters);
}
