namespace DataProducts.Access;

/// <summary>Writes text for a Java regular expression that matches it and nothing else (<c>java.util.regex.Pattern</c>: a backslash before
/// a character that is no letter stands for the character).</summary>
internal static class JavaRegex
{
    public static string Escape(string text) =>
        string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) || c == '_' || c > '\u007f' ? c.ToString() : $"\\{c}"));
}
