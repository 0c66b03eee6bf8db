using System.Text.RegularExpressions;

namespace DataProducts.Generators.Parsing;

/// <summary>Checks that a regular expression is matched in time that grows with the text alone, and is read alike by .NET, JSON Schema and
/// the engines.</summary>
/// <remarks>What backtracks is refused: rows come from outside, and one text could hold up all. Refused too is what only .NET knows, and
/// a repetition so large that the automaton behind it would be too.</remarks>
internal sealed class PatternSyntax
{
    private const int MaximumLength = 1000;
    private const int MaximumDepth = 50;

    // The runtime gives up at 10,000 states of the automaton; a third of it leaves room for how it counts them.
    private const int MaximumStates = 3000;

    private readonly string _pattern;
    private int _next;
    private string? _fault;

    private PatternSyntax(string pattern) => _pattern = pattern;

    /// <summary>Gives what is wrong with a pattern and the way out, behind "a [RegularExpression] that"; null for a good one.</summary>
    public static string? Fault(string pattern)
    {
        if (pattern.Length is 0 or > MaximumLength)
        {
            return $"is empty or longer than {MaximumLength} characters; write a shorter one, or none";
        }

        var syntax = new PatternSyntax(pattern);
        var states = syntax.Alternation(0);
        if (syntax._fault is not null)
        {
            return syntax._fault;
        }

        if (syntax._next < pattern.Length)
        {
            return "closes a group that is not open; write '\\)' for the character";
        }

        return states > MaximumStates ? "repeats too much; make the numbers in '{}' smaller" : CompilerFault(pattern);
    }

    private static string? CompilerFault(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.CultureInvariant);
            return null;
        }
        catch (ArgumentException)
        {
            return "is no regular expression of .NET; correct it";
        }
    }

    private bool At(char c) => _fault is null && _next < _pattern.Length && _pattern[_next] == c;

    private bool Take(char c)
    {
        var taken = At(c);
        _next += taken ? 1 : 0;
        return taken;
    }

    private int Fail(string fault)
    {
        _fault ??= fault;
        return 0;
    }

    private int Alternation(int depth)
    {
        if (depth > MaximumDepth)
        {
            return Fail("has too many groups in each other; write it simpler");
        }

        var states = 0L;
        do
        {
            while (_fault is null && _next < _pattern.Length && _pattern[_next] is not ('|' or ')'))
            {
                states += Quantified(depth);
            }
        }
        while (Take('|'));
        return Bounded(states);
    }

    private int Quantified(int depth)
    {
        var states = Atom(depth);
        if (Take('*') || Take('+') || Take('?'))
        {
            states = Bounded(states * 2L);
        }
        else if (Take('{'))
        {
            states = Bounded(states * (long)Repetitions());
        }
        else
        {
            return states;
        }

        _ = Take('?');
        return At('*') || At('+') || At('{') || At('?') ? Fail("repeats a repetition; put the inner one into a group '(?: )'") : states;
    }

    private int Repetitions()
    {
        var least = Number();
        var most = Take(',') ? (At('}') ? least : Number()) : least;
        return least >= 0 && most >= least && Take('}')
            ? Math.Max(most, 1) + 1
            : Fail("has a '{' that starts no repetition such as {2} or {2,5}; write '\\{' for the character");
    }

    private int Number()
    {
        var number = -1;
        while (_next < _pattern.Length && _pattern[_next] is >= '0' and <= '9' && number <= MaximumStates)
        {
            number = (Math.Max(number, 0) * 10) + (_pattern[_next++] - '0');
        }

        return number;
    }

    private int Atom(int depth)
    {
        var c = _pattern[_next++];
        switch (c)
        {
            case '(':
                return Group(depth);
            case '[':
                return Class();
            case '\\':
                return Escape(inClass: false);
            case '*' or '+' or '?' or '{':
                return Fail($"has a '{c}' that repeats nothing; write '\\{c}' for the character");
            case ']' or '}':
                return Fail($"has a '{c}' without its opening; write '\\{c}' for the character");
            default:
                return 1;
        }
    }

    private int Group(int depth)
    {
        if (Take('?') && !Take(':') && !NamedGroup())
        {
            return Fail("looks ahead, looks behind, backtracks or sets options; use groups '( )', '(?: )' and '(?<name> )' only");
        }

        var states = Alternation(depth + 1);
        return Take(')') ? states : Fail("opens a group that is never closed; write '\\(' for the character");
    }

    private bool NamedGroup()
    {
        if (!Take('<') || _next >= _pattern.Length || !IsLetter(_pattern[_next]))
        {
            return false;
        }

        while (_next < _pattern.Length && (IsLetter(_pattern[_next]) || _pattern[_next] is (>= '0' and <= '9') or '_'))
        {
            _next++;
        }

        return Take('>');
    }

    private int Class()
    {
        _ = Take('^');
        if (At(']'))
        {
            return Fail("has an empty class '[]'; write '\\]' for the character");
        }

        while (_fault is null && _next < _pattern.Length && _pattern[_next] != ']')
        {
            var c = _pattern[_next++];
            if (c == '\\')
            {
                Escape(inClass: true);
            }
            else if (c == '[' || (c == '-' && At('[')))
            {
                return Fail("takes one class from another or has a '[' in a class; write '\\[' for the character");
            }
        }

        return Take(']') ? 1 : Fail("opens a class that is never closed; write '\\[' for the character");
    }

    private int Escape(bool inClass)
    {
        if (_next >= _pattern.Length)
        {
            return Fail("ends in '\\'; write '\\\\' for the character");
        }

        var c = _pattern[_next++];
        switch (c)
        {
            case 'd' or 'D' or 'w' or 'W' or 's' or 'S' or 't' or 'n' or 'r' or 'f' or 'v':
                return 1;
            case 'b' or 'B' when !inClass:
                return 1;
            case 'x':
                return Hexadecimal(2);
            case 'u':
                return Hexadecimal(4);
            case 'p' or 'P':
                var end = At('{') ? _pattern.IndexOf('}', _next) : -1;
                _next = end < 0 ? _next : end + 1;
                return end < 0 ? Fail("names no property behind '\\p'; write for example \\p{L}") : 1;
            case >= '0' and <= '9' or 'k':
                return Fail("refers back to a group, which backtracks; write out what is repeated");
            default:
                return IsLetter(c) ? Fail($"has the escape '\\{c}', which is not read alike everywhere; write it otherwise") : 1;
        }
    }

    private int Hexadecimal(int digits)
    {
        for (var i = 0; i < digits; i++)
        {
            if (_next >= _pattern.Length || !Uri.IsHexDigit(_pattern[_next++]))
            {
                return Fail($"has too few digits behind '\\x' or '\\u'; write {digits} of them");
            }
        }

        return 1;
    }

    private static int Bounded(long states) => (int)Math.Min(states, MaximumStates + 1);

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
