using System.Globalization;
using System.Text;

namespace DataProducts.Cli.Output;

/// <summary>Writes a stranger's text into Markdown: it formats nothing, links nothing, and calls nobody by name.</summary>
internal static class MarkdownText
{
    /// <summary>Writes text; a line break becomes a space.</summary>
    public static string Of(string text)
    {
        var output = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // A character reference is never markup; GitHub looks for names behind '@' after that, unless something stands between.
            _ = rune.Value switch
            {
                '@' => output.Append("@<!-- -->"),
                _ when Rune.IsLetterOrDigit(rune) || " .,:;'()-/+=%".Contains((char)rune.Value, StringComparison.Ordinal) => output.Append(rune),
                _ when Rune.IsControl(rune) => output.Append(' '),
                _ => output.Append(CultureInfo.InvariantCulture, $"&#{rune.Value};"),
            };
        }

        return output.ToString();
    }
}
