using System.Text;
using System.Xml;

namespace DataProducts.Contracts;

/// <summary>Text for formats that end up as XML 1.0 (§2.2), which cannot hold every character, not even escaped.</summary>
internal static class LegalText
{
    /// <summary>Gives the text with U+FFFD in place of each character that XML does not have: controls other than tab and the ends of
    /// lines, U+FFFE, U+FFFF.</summary>
    public static string Of(string text)
    {
        var output = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value) ? output.Append(rune) : output.Append('\uFFFD');
        }

        return output.ToString();
    }
}
