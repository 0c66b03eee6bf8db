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
        if (map.Members.Count == 0)
        {
            return "{}\n";
        }

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
            output.Append(WriteKey(key)).Append(':');
            WriteValue(output, value, depth);
        }
    }

    // A key may have a prefix, as annotations have: a/b is plain too.
    private static string WriteKey(string key) =>
        key.IndexOf('/', StringComparison.Ordinal) is var slash and > 0 && IsPlain(key[..slash]) && IsPlain(key[(slash + 1)..]) ? key : Write(key);

    private static void WriteValue(StringBuilder output, YamlNode value, int depth)
    {
        switch (value)
        {
            case YamlMap { Members.Count: > 0 } map:
                output.Append('\n');
                Write(output, map, depth + 1, first: false);
                break;
            case YamlList { Items.Count: > 0 } list:
                output.Append('\n');
                Write(output, list, depth + 1, first: false);
                break;
            default:
                output.Append(' ').Append(WriteLeaf(value)).Append('\n');
                break;
        }
    }

    private static void Write(StringBuilder output, YamlList list, int depth, bool first)
    {
        foreach (var item in list.Items)
        {
            if (!first)
            {
                output.Append(' ', 2 * depth);
            }

            first = false;
            output.Append("- ");
            switch (item)
            {
                case YamlMap { Members.Count: > 0 } map:
                    Write(output, map, depth + 1, first: true);
                    break;
                case YamlList { Items.Count: > 0 } inner:
                    Write(output, inner, depth + 1, first: true);
                    break;
                default:
                    output.Append(WriteLeaf(item)).Append('\n');
                    break;
            }
        }
    }

    private static string WriteLeaf(YamlNode node) => node switch
    {
        YamlScalar scalar => scalar.Written,
        YamlMap => "{}",
        _ => "[]",
    };
}
