using System.Globalization;
using System.Text;

namespace DataProducts.Contracts;

/// <summary>Writes a regular expression of .NET as one of ECMA-262 with the flag <c>u</c>, which JSON Schema and ODCS speak of.</summary>
/// <remarks>Only what means the same in both: classes of characters are spelt out, since .NET's <c>\d</c>, <c>\w</c> and <c>\s</c> are
/// Unicode's. Word boundaries, options, references and set differences have no equal.</remarks>
internal sealed class EcmaPattern
{
    private const string Word = @"\p{L}\p{Mn}\p{Nd}\p{Pc}";
    private const string Space = @"\f\n\r\t\v\x85\p{Z}";
    private const string Syntax = @"^$\.*+?()[]{}|/";

    private readonly string _pattern;
    private readonly StringBuilder _output = new();
    private int _at;

    private EcmaPattern(string pattern) => _pattern = pattern;

    /// <summary>Gives the expression, or null where it has no equal.</summary>
    public static string? TryTranslate(string pattern)
    {
        var translation = new EcmaPattern(pattern);
        return translation.TryRead() ? translation._output.ToString() : null;
    }

    private bool TryRead()
    {
        var groups = 0;
        while (_at < _pattern.Length)
        {
            var character = _pattern[_at++];
            var known = character switch
            {
                '\\' => TryReadEscape(inClass: false),
                '[' => TryReadClass(),
                '(' => TryReadGroup(ref groups),
                ')' => --groups >= 0 && Write(")"),
                '{' => Write(TryReadCount() ?? @"\{"),
                '}' => Write(@"\}"),
                ']' => Write(@"\]"),
                '.' => Write(@"[^\n]"),
                _ => Write(character.ToString()), // a quantifier without anything before it is no expression of .NET either
            };
            if (!known)
            {
                return false;
            }
        }

        return groups == 0;
    }

    private bool TryReadGroup(ref int groups)
    {
        groups++;
        if (Peek() != '?')
        {
            return Write("(");
        }

        if (_pattern.AsSpan(_at).StartsWith("?:", StringComparison.Ordinal))
        {
            _at += 2;
            return Write("(?:");
        }

        return false; // options, conditions, and what looks around
    }

    // {n}, {n,} or {n,m}; any other brace is itself.
    private string? TryReadCount()
    {
        var end = _pattern.IndexOf('}', _at);
        if (end < 0)
        {
            return null;
        }

        var count = _pattern[_at..end];
        var parts = count.Split(',');
        if (parts.Length > 2 || parts[0].Length == 0 || !parts.All(part => part.All(char.IsAsciiDigit)))
        {
            return null;
        }

        _at = end + 1;
        return $"{{{count}}}";
    }

    private bool TryReadClass()
    {
        Write("[");
        if (Peek() == '^')
        {
            _at++;
            Write("^");
        }

        for (var isFirst = true; _at < _pattern.Length; isFirst = false)
        {
            var character = _pattern[_at++];
            if (character == ']' && !isFirst)
            {
                return Write("]");
            }

            var known = character switch
            {
                '\\' => TryReadEscape(inClass: true),
                '-' when Peek() == '[' => false, // the difference of two sets
                '-' => Write("-"),
                _ => WriteLiteral(character),
            };
            if (!known)
            {
                return false;
            }
        }

        return false;
    }

    private bool TryReadEscape(bool inClass)
    {
        if (_at == _pattern.Length)
        {
            return false;
        }

        var character = _pattern[_at++];
        switch (character)
        {
            case 'd' or 'D':
                return Write(character == 'd' ? @"\p{Nd}" : @"\P{Nd}");
            case 'w' or 's':
                var members = character == 'w' ? Word : Space;
                return Write(inClass ? members : $"[{members}]");
            case 'W' or 'S':
                return !inClass && Write($"[^{(character == 'W' ? Word : Space)}]");
            case 'n' or 'r' or 't' or 'f' or 'v':
                return Write($@"\{character}");
            case 'x':
                return TryReadHex(2);
            case 'u':
                return TryReadHex(4);
            default:
                return !char.IsLetterOrDigit(character) && character != '_' && WriteLiteral(character);
        }
    }

    private bool TryReadHex(int digits)
    {
        if (_at + digits > _pattern.Length || !_pattern.AsSpan(_at, digits).ToArray().All(char.IsAsciiHexDigit))
        {
            return false;
        }

        var code = int.Parse(_pattern.AsSpan(_at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        _at += digits;
        return !char.IsSurrogate((char)code) && Write($@"\u{code:x4}");
    }

    private char Peek() => _at < _pattern.Length ? _pattern[_at] : '\0';

    private bool WriteLiteral(char character) => Write(
        character == '-' || Syntax.Contains(character, StringComparison.Ordinal) ? EscapedForBoth(character) : character.ToString());

    // A hyphen may be escaped within a class only, where it must be.
    private static string EscapedForBoth(char character) => character == '-' ? @"\u002d" : $@"\{character}";

    private bool Write(string text)
    {
        _output.Append(text);
        return true;
    }
}
