using System.Globalization;

namespace DataProducts.Testing.Patterns;

/// <summary>What follows a backslash in a pattern.</summary>
internal static class PatternEscapes
{
    private static readonly CharacterSet Digits = new([('0', '9')]);
    private static readonly CharacterSet Words = new([('a', 'z'), ('A', 'Z'), ('0', '9'), ('_', '_')]);
    private static readonly CharacterSet Spaces = CharacterSet.Of(' ');

    /// <summary>Reads one.</summary>
    /// <param name="text">The pattern.</param>
    /// <param name="at">The place behind the backslash; moved behind what was read.</param>
    /// <exception cref="PatternException">It is none of those of which text can be made.</exception>
    public static CharacterSet Read(string text, ref int at)
    {
        if (at == text.Length)
        {
            throw new PatternException("the pattern ends in '\\'");
        }

        var c = text[at++];
        return c switch
        {
            'd' => Digits,
            'D' => Digits.Negated(),
            'w' => Words,
            'W' => Words.Negated(),
            's' => Spaces,
            'S' => Spaces.Negated(),
            't' => CharacterSet.Of('\t'),
            'n' => CharacterSet.Of('\n'),
            'r' => CharacterSet.Of('\r'),
            'x' => CharacterSet.Of(Hexadecimal(text, ref at, 2)),
            'u' => CharacterSet.Of(Hexadecimal(text, ref at, 4)),
            'p' => Category(text, ref at),
            _ when !char.IsAsciiLetterOrDigit(c) => CharacterSet.Of(c),
            _ => throw new PatternException($"the pattern has '\\{c}'"),
        };
    }

    private static char Hexadecimal(string text, ref int at, int digits)
    {
        if (at + digits > text.Length
            || !ushort.TryParse(text.AsSpan(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            || char.IsSurrogate((char)code))
        {
            throw new PatternException("the pattern has a character code that is none");
        }

        at += digits;
        return (char)code;
    }

    // Of Unicode's categories the ASCII part, which is enough to match.
    private static CharacterSet Category(string text, ref int at)
    {
        var end = at < text.Length && text[at] == '{' ? text.IndexOf('}', at) : -1;
        var name = end < 0 ? string.Empty : text[(at + 1)..end];
        at = end < 0 ? at : end + 1;
        return name switch
        {
            "L" => new CharacterSet([('a', 'z'), ('A', 'Z')]),
            "Lu" => new CharacterSet([('A', 'Z')]),
            "Ll" => new CharacterSet([('a', 'z')]),
            "N" or "Nd" => Digits,
            _ => throw new PatternException($"the pattern has the category '{name}'"),
        };
    }
}
