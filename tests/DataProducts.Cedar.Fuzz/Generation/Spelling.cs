using System.Globalization;
using System.Text;

namespace DataProducts.Cedar.Fuzz;

/// <summary>Writes names and strings in one of the ways that Cedar reads as the same.</summary>
internal static class Spelling
{
    private static readonly HashSet<string> Reserved = new(
        ["true", "false", "if", "then", "else", "in", "like", "has", "is", "__cedar"], StringComparer.Ordinal);

    public static bool IsIdentifier(string name) => name.Length > 0 && !char.IsAsciiDigit(name[0]) && !Reserved.Contains(name)
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    /// <summary>Writes an attribute's name: as it is where that can be, else in quotes.</summary>
    public static string Name(Dice dice, string name) => IsIdentifier(name) && !dice.Chance(0.1) ? name : Quote(dice, name);

    public static string Uid(Dice dice, EntityUid uid) => $"{uid.Type}::{Quote(dice, uid.Id)}";

    public static string Quote(Dice dice, string text, bool pattern = false)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            Append(quoted, dice, rune, pattern);
        }

        return quoted.Append('"').ToString();
    }

    private static void Append(StringBuilder to, Dice dice, Rune rune, bool pattern)
    {
        var escape = rune.Value switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            0 => "\\0",
            '*' when pattern => "\\*",
            '\'' when dice.Chance(0.3) => "\\'",
            < ' ' or 0x7f => string.Create(CultureInfo.InvariantCulture, $"\\x{rune.Value:x2}"),
            _ => null,
        };
        if (escape is not null)
        {
            to.Append(escape);
        }
        else if (dice.Chance(0.02))
        {
            to.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:x}}}");
        }
        else
        {
            to.Append(rune.ToString());
        }
    }
}
