using System.Globalization;
using System.Text;

namespace DataProducts.Contracts;

/// <summary>Writes text for the GraphQL schema language.</summary>
internal static class GraphQlText
{
    /// <summary>Writes a quoted string (GraphQL §2.9.4), which unlike a block string can hold anything: what a reviewer would not see is
    /// escaped.</summary>
    public static string Quote(string text)
    {
        var output = new StringBuilder(text.Length + 2).Append('"');
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '"' or '\\')
            {
                output.Append('\\').Append(rune);
            }
            else if (YamlText.IsPrintable(rune))
            {
                output.Append(rune);
            }
            else
            {
                // As UTF-16 units: a pair of escapes is understood by readers that know no \u{…} yet.
                foreach (var unit in rune.ToString())
                {
                    output.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}");
                }
            }
        }

        return output.Append('"').ToString();
    }

    /// <summary>Appends a description's line, if there is something to say.</summary>
    public static void AppendDescription(StringBuilder output, string? text, string indentation)
    {
        if (text is not null)
        {
            output.Append(indentation).Append(Quote(text)).Append('\n');
        }
    }

    /// <summary>Gives the directive on a field that should no longer be used (GraphQL §3.13.3), with the space before it.</summary>
    public static string Deprecated(string? reason) => reason switch
    {
        null => string.Empty,
        "" => " @deprecated",
        _ => $" @deprecated(reason: {Quote(reason)})",
    };
}
