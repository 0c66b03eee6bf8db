using System.Globalization;
using System.Text;

namespace DataProducts.Contracts;

/// <summary>Writes YAML 1.2 that YAML 1.1 parsers read alike.</summary>
internal static class YamlText
{
    // Words that some parser takes for a truth value, a null or a number; all others of plain form are text everywhere.
    private static readonly HashSet<string> Reserved = new(
        ["true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf", "infinity"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Writes a node as a document.</summary>
    public static string Document(YamlMap map)
    {
        var output = new StringBuilder();
        Write(output, map, depth: 0, first: false);
        return output.ToString();
    }

    /// <summary>Writes text as a scalar: plain where that is beyond doubt, else in double quotes.</summary>
    public static string Write(string text) => IsPlain(text) ? text : Quote(text);

    private static bool IsPlain(string text)
    {
        if (text.Length == 0 || !char.IsAsciiLetter(text[0]) || Reserved.Contains(text))
        {
            return false;
        }

        foreach (var character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('_' or '-' or '.'))
            {
                return false;
            }
        }

        return true;
    }

    // YAML 1.2 §7.3.1. Printable characters beyond ASCII stay readable; all else is escaped.
    private static string Quote(string text)
    {
        var output = new StringBuilder(text.Length + 2).Append('"');
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '"' => output.Append("\\\""),
                '\\' => output.Append("\\\\"),
                '\n' => output.Append("\\n"),
                '\t' => output.Append("\\t"),
                '\r' => output.Append("\\r"),
                _ when IsPrintable(rune) => output.Append(rune),
                <= 0xFF => output.Append(CultureInfo.InvariantCulture, $"\\x{rune.Value:x2}"),
                <= 0xFFFF => output.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"),
                _ => output.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}"),
            };
        }

        return output.Append('"').ToString();
    }

    // Formats (byte order mark, direction overrides) and separators are escaped, so that a reviewer sees them.
    internal static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);

    private static void Write(StringBuilder output, YamlMap map, int depth, bool first)
    {
        foreach (var (key, value) in map.Members)
        {
            if (!first)
            {
                output.Append(' ', 2 * depth);
            }

            first = false;
            output.Append(key).Append(':');
            WriteValue(output, value, depth);
        }
    }

    private static void WriteValue(StringBuilder output, YamlNode value, int depth)
    {
        switch (value)
        {
            case YamlScalar scalar:
                output.Append(' ').Append(scalar.Written).Append('\n');
                break;
            case YamlMap map:
                output.Append('\n');
                Write(output, map, depth + 1, first: false);
                break;
            case YamlList list:
                output.Append('\n');
                foreach (var item in list.Items)
                {
                    WriteItem(output, item, depth + 1);
                }

                break;
        }
    }

    private static void WriteItem(StringBuilder output, YamlNode item, int depth)
    {
        output.Append(' ', 2 * depth).Append("- ");
        if (item is YamlMap map)
        {
            Write(output, map, depth + 1, first: true);
        }
        else
        {
            output.Append(((YamlScalar)item).Written).Append('\n');
        }
    }
}
