using System.Buffers;

namespace DataProducts.Query.Execution;

/// <summary>Reads the names of types as the engine's DESCRIBE writes them, for example <c>STRUCT(a INTEGER, "b c" MAP(VARCHAR, DATE[]))[]</c>.</summary>
internal ref struct EngineTypeParser
{
    // What a record's type may be deep, with room for the lists that a query makes of it.
    private const int DeepestType = 64;

    private static readonly SearchValues<char> Numbers = SearchValues.Create("0123456789,");

    private readonly ReadOnlySpan<char> _text;
    private int _at;

    private EngineTypeParser(ReadOnlySpan<char> text) => _text = text;

    /// <summary>Reads a type.</summary>
    /// <param name="text">Its name.</param>
    /// <exception cref="FormatException">It is none that is known here.</exception>
    public static EngineType Parse(string text)
    {
        var parser = new EngineTypeParser(text);
        var type = parser.Type(0);
        return parser._at == text.Length ? type : throw Unknown();
    }

    private EngineType Type(int depth)
    {
        if (depth > DeepestType)
        {
            throw Unknown();
        }

        var type = TryTake("STRUCT(") ? Struct(depth) : TryTake("MAP(") ? Map(depth) : EngineType.Plain(Word());
        while (TryTake("["))
        {
            while (_at < _text.Length && char.IsAsciiDigit(_text[_at]))
            {
                _at++; // an array of fixed length is read as a list is
            }

            Take("]");
            type = new EngineType(EngineTypeKind.List, "", [], [type]);
        }

        return type;
    }

    private EngineType Struct(int depth)
    {
        var (names, types) = (new List<string>(), new List<EngineType>());
        do
        {
            names.Add(Name());
            Take(" ");
            types.Add(Type(depth + 1));
        }
        while (TryTake(", "));
        Take(")");
        return new EngineType(EngineTypeKind.Struct, "", names, types);
    }

    private EngineType Map(int depth)
    {
        var key = Type(depth + 1);
        Take(", ");
        var value = Type(depth + 1);
        Take(")");
        return new EngineType(EngineTypeKind.Map, "", [], [key, value]);
    }

    // Words, of which one may have numbers behind it: DECIMAL(9,2), TIMESTAMP WITH TIME ZONE.
    private string Word()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] is '_' or ' ' or '('))
        {
            _at = _text[_at] == '(' ? EndOfNumbers() : _at + 1;
        }

        return _at > start ? _text[start.._at].ToString() : throw Unknown();
    }

    private readonly int EndOfNumbers()
    {
        var numbers = _text[(_at + 1)..];
        var length = numbers.IndexOf(')');
        return length > 0 && !numbers[..length].ContainsAnyExcept(Numbers) ? _at + length + 2 : throw Unknown();
    }

    private string Name()
    {
        var start = _at;
        if (!TryTake("\""))
        {
            var length = _text[_at..].IndexOf(' ');
            _at += length > 0 ? length : throw Unknown();
            return _text[start.._at].ToString();
        }

        for (; _at < _text.Length; _at++)
        {
            if (_text[_at] != '"')
            {
                continue;
            }

            if (_at + 1 == _text.Length || _text[_at + 1] != '"')
            {
                return _text[(start + 1).._at++].ToString().Replace("\"\"", "\"", StringComparison.Ordinal);
            }

            _at++;
        }

        throw Unknown();
    }

    private void Take(string token)
    {
        if (!TryTake(token))
        {
            throw Unknown();
        }
    }

    private bool TryTake(string token)
    {
        if (!_text[_at..].StartsWith(token, StringComparison.Ordinal))
        {
            return false;
        }

        _at += token.Length;
        return true;
    }

    private static FormatException Unknown() => new("The engine gave a type that is not known here.");
}
