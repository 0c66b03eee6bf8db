using System.Globalization;
using System.Text;

namespace DataProducts.Cli.Import;

/// <summary>Writes text of other systems into C#, so that it stays text.</summary>
internal static class CSharpLiteral
{
    /// <summary>Gives a string literal: letters of any script as they are, everything that ends a line or hides as an escape.</summary>
    public static string Of(string text)
    {
        var literal = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' or '\\' => literal.Append('\\').Append(c),
                '\n' => literal.Append("\\n"),
                '\r' => literal.Append("\\r"),
                '\t' => literal.Append("\\t"),
                _ when IsVisible(c) => literal.Append(c),
                _ => literal.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
            };
        }

        return literal.Append('"').ToString();
    }

    /// <summary>Gives the content of a documentation comment: one line, XML.</summary>
    public static string Documentation(string text) =>
        OneLine(text)
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>Gives text that stays on its line.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            line.Append(IsVisible(c) ? c : ' ');
        }

        return line.ToString().Trim();
    }

    // Marks of direction are invisible, and would show code in another order than the compiler reads it.
    private static bool IsVisible(char c) => CharUnicodeInfo.GetUnicodeCategory(c) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
