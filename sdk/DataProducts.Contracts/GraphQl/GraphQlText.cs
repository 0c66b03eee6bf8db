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
}
