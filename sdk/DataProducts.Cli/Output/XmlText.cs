using System.Xml;

namespace DataProducts.Cli.Output;

/// <summary>Text that XML can hold.</summary>
internal static class XmlText
{
    /// <summary>Gives the text, a space for each character that XML 1.0 has no way to write: most controls, half of a surrogate
    /// pair.</summary>
    public static string Of(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? " " : rune.ToString()));
}
