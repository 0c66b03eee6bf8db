using System.Globalization;

namespace DataProducts.Testing.Patterns;

/// <summary>Reads the part of .NET's regular expressions of which texts can be made up: characters, sets, groups, alternatives and
/// quantifiers.</summary>
/// <remarks>What looks around, looks back or changes options is refused: a text made without regard to it might not match.</remarks>
internal sealed class PatternParser
{
    /// <summary>The most characters of a pattern, and of a text that is made of it.</summary>
    public const int MaximumLength = 10_000;

    private const int MaximumDepth = 50;
    private const int MaximumRepeats = 1_000;

    // How often a part that may come any number of times comes at most beyond the least.
    private const int Further = 6;

    private readonly string _text;
    private int _at;
    private int _depth;

    private PatternParser(string text) => _text = text;

    private bool AtEnd => _at == _text.Length;

    /// <summary>Reads a pattern for a whole text.</summary>
    /// <exception cref="PatternException">It is not of that part, or too long or too deep.</exception>
    public static PatternNode Parse(string pattern)
    {
        if (pattern.Length > MaximumLength)
        {
            throw new PatternException("the pattern is too long");
        }

        var parser = new PatternParser(pattern);
        var node = parser.Alternatives();
        return parser.AtEnd ? node : throw new PatternException($"the pattern has '{pattern[parser._at]}' at {parser._at + 1}");
    }

    private PatternNode Alternatives()
    {
        if (++_depth > MaximumDepth)
        {
            throw new PatternException("the pattern is nested too deeply");
        }

        List<PatternNode> ways = [Parts()];
        while (Take('|'))
        {
            ways.Add(Parts());
        }

        _depth--;
        return ways.Count == 1 ? ways[0] : new Choice(ways);
    }

    private Sequence Parts()
    {
        var parts = new List<PatternNode>();
        while (!AtEnd && _text[_at] is not ('|' or ')'))
        {
            if (TakeAnchor())
            {
                continue;
            }

            parts.Add(Quantified(Part()));
        }

        return new Sequence(parts);
    }

    // A pattern is for the whole text, so an anchor at its very beginning or end says nothing; elsewhere it can hardly be kept.
    private bool TakeAnchor()
    {
        var length = _text[_at] is '^' or '$' ? 1 : Next(@"\A") || Next(@"\z") || Next(@"\Z") ? 2 : 0;
        if (length == 0)
        {
            return false;
        }

        var isStart = _text[_at] == '^' || Next(@"\A");
        if (isStart ? _at != 0 : _at + length != _text.Length)
        {
            throw Unsupported("an anchor within the text");
        }

        _at += length;
        return AtEnd || _text[_at] != '{' ? true : throw Unsupported("an anchor that is repeated");
    }

    private PatternNode Part()
    {
        var c = _text[_at++];
        switch (c)
        {
            case '(':
                return Group();
            case '[':
                return Set();
            case '.':
                return new CharacterSet([]).Negated();
            // .NET reads these as the old form of a reference to a group, \<name> and \'name'; within a set they are characters.
            case '\\' when _at < _text.Length && _text[_at] is '<' or '\'':
                throw new PatternException($"the pattern has '\\{_text[_at]}'");
            case '\\':
                return PatternEscapes.Read(_text, ref _at);
            case '*' or '+' or '?':
                throw new PatternException($"the pattern has nothing before '{c}' at {_at}");
            default:
                return CharacterSet.Of(c);
        }
    }

    private PatternNode Group()
    {
        if (Take('?') && !Take(':') && !TakeName())
        {
            throw Unsupported("a group that looks around or sets options");
        }

        var inner = Alternatives();
        return Take(')') ? inner : throw new PatternException("a group of the pattern has no end");
    }

    // (?<name>…) or (?'name'…), but not the look-behinds (?<=…) and (?<!…).
    private bool TakeName()
    {
        var end = AtEnd ? -1 : _text[_at] switch
        {
            '<' when _at + 1 < _text.Length && _text[_at + 1] is not ('=' or '!') => _text.IndexOf('>', _at),
            '\'' => _text.IndexOf('\'', _at + 1),
            _ => -1,
        };
        if (end < 0 || _text.AsSpan(_at, end - _at).Contains('-'))
        {
            return false;
        }

        _at = end + 1;
        return true;
    }

    private CharacterSet Set()
    {
        var negated = Take('^');
        var ranges = new List<(char First, char Last)>();
        for (var first = true; !AtEnd && (first || _text[_at] != ']'); first = false)
        {
            if (Next("-["))
            {
                throw Unsupported("a set without another");
            }

            var isAlone = Next(@"\s") || Next(@"\-"); // .NET lets neither begin a range: '-' behind it is itself
            var start = Member();
            if (isAlone || start is not [var (from, same)] || from != same || !IsRange())
            {
                ranges.AddRange(start);
                continue;
            }

            _at++;
            var end = Member();
            ranges.Add(end is [var (to, alone)] && to == alone && from <= to ? (from, to) : throw new PatternException("a range of the pattern has no order"));
        }

        if (!Take(']'))
        {
            throw new PatternException("a set of the pattern has no end");
        }

        var set = new CharacterSet(ranges);
        set = negated ? set.Negated() : set;
        return set.Ranges.Count > 0 ? set : throw new PatternException("a set of the pattern holds no printable character");
    }

    private bool IsRange() => _at + 1 < _text.Length && _text[_at] == '-' && _text[_at + 1] is not (']' or '[');

    private IReadOnlyList<(char First, char Last)> Member()
    {
        var c = _text[_at++];
        return c == '\\' ? PatternEscapes.Read(_text, ref _at).Ranges : [(c, c)];
    }

    private PatternNode Quantified(PatternNode part)
    {
        var (least, most) = Quantifier();
        if ((least, most) == (1, 1))
        {
            return part;
        }

        _ = Take('?'); // a lazy quantifier matches the same texts
        if (!AtEnd && _text[_at] is '*' or '+' or '{' && Quantifier() != (1, 1))
        {
            throw Unsupported("a quantifier of a quantifier");
        }

        return most <= MaximumRepeats ? new Repeat(part, least, most) : throw new PatternException($"the pattern repeats a part more than {MaximumRepeats} times");
    }

    private (int Least, int Most) Quantifier()
    {
        if (AtEnd)
        {
            return (1, 1);
        }

        switch (_text[_at])
        {
            case '*':
                _at++;
                return (0, Further);
            case '+':
                _at++;
                return (1, 1 + Further);
            case '?':
                _at++;
                return (0, 1);
            case '{':
                return Counted();
            default:
                return (1, 1);
        }
    }

    // '{' that begins no count stands for itself in .NET; here it is refused, so that nobody wonders.
    private (int Least, int Most) Counted()
    {
        var end = _text.IndexOf('}', _at);
        var parts = end < 0 ? [] : _text[(_at + 1)..end].Split(',');
        if (parts.Length is not (1 or 2) || !TryCount(parts[0], out var least))
        {
            throw new PatternException($"the pattern has a '{{' at {_at + 1} that counts nothing; write '\\{{' for the character");
        }

        var most = parts.Length == 1 ? least : parts[1].Length == 0 ? least + Further : TryCount(parts[1], out var given) ? given : -1;
        if (most < least)
        {
            throw new PatternException($"the pattern's count at {_at + 1} has no order");
        }

        _at = end + 1;
        return (least, most);
    }

    private static bool TryCount(string text, out int count) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count <= MaximumRepeats;

    private bool Take(char c)
    {
        if (AtEnd || _text[_at] != c)
        {
            return false;
        }

        _at++;
        return true;
    }

    private bool Next(string text) => _text.AsSpan(_at).StartsWith(text, StringComparison.Ordinal);

    private PatternException Unsupported(string what) => new($"the pattern has {what}, near {_at + 1}");
}
