using System.Text.RegularExpressions;

namespace DataProducts.Cedar.Fuzz;

/// <summary>Changes text token by token: takes some away, doubles, swaps and inserts them. What results is mostly no Cedar.</summary>
internal static partial class TextMutator
{
    private static readonly string[] Tokens =
    [
        "(", ")", "{", "}", "[", "]", ";", ",", ".", ":", "::", "@", "==", "!=", "=", "<", "<=", ">", ">=", "&&", "||", "!", "-", "+", "*", "/", "%", "?", "&", "|",
        "true", "false", "if", "then", "else", "in", "is", "has", "like", "principal", "action", "resource", "context", "permit", "forbid", "when", "unless", "__cedar",
        "?principal", "?resource", "?x", "9223372036854775807", "9223372036854775808", "0", "1.5", "007", "\"\"", "\"\\q\"", "\"\\u{d800}\"", "\"\\x80\"", "\"a*\\*\"", "'a'",
        "//", "/* */", "\u00a0", "\u2028", "é", "\0", "#", "$", "decimal", "ip", "contains", "isEmpty", "hasTag", "entity", "type", "namespace", "enum", "tags", "appliesTo",
    ];

    public static string Mutate(Dice dice, string text, int edits)
    {
        var tokens = Token().Matches(text).Select(match => match.Value).ToList();
        for (; edits > 0 && tokens.Count > 0; edits--)
        {
            var at = dice.Next(tokens.Count);
            switch (dice.Next(5))
            {
                case 0: tokens.RemoveAt(at); break;
                case 1: tokens.Insert(at, tokens[dice.Next(tokens.Count)]); break;
                case 2: (tokens[at], tokens[^1]) = (tokens[^1], tokens[at]); break;
                case 3: tokens[at] = dice.Pick(Tokens); break;
                default: tokens.Insert(at, dice.Chance(0.5) ? $" {dice.Pick(Tokens)} " : dice.Pick(Tokens)); break;
            }
        }

        return string.Concat(tokens);
    }

    [GeneratedRegex("""//[^\n]*|"(?:[^"\\]|\\.)*"|[A-Za-z_][A-Za-z_0-9]*|[0-9]+|::|==|!=|<=|>=|&&|\|\||\s+|.""", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
