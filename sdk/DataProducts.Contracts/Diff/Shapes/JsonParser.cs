using System.Globalization;
using System.Text;

namespace DataProducts.Contracts;

/// <summary>Parses JSON strictly (RFC 8259): no comments, no trailing commas, no name twice, no depth beyond 64.</summary>
internal sealed class JsonParser
{
    private const int MaximumDepth = 64;
    private const int MaximumLength = 1024 * 1024;

    private readonly string _json;
    private int _at;

    private JsonParser(string json) => _json = json;

    /// <summary>Parses a text; null where it is no JSON, or beyond a limit.</summary>
    public static ParsedJson? TryParse(string json)
    {
        if (json.Length > MaximumLength)
        {
            return null;
        }

        var reader = new JsonParser(json);
        try
        {
            var tree = reader.Value(depth: 0);
            reader.Space();
            return reader._at == json.Length ? tree : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private ParsedJson Value(int depth)
    {
        Space();
        return Peek() switch
        {
            _ when depth > MaximumDepth => throw new FormatException(),
            '{' => Object(depth),
            '[' => Array(depth),
            '"' => ParsedJson.OfText(Text()),
            _ => Literal(),
        };
    }

    private ParsedJson Object(int depth)
    {
        var tree = ParsedJson.Object();
        Take('{');
        for (var first = true; !Ends('}', first); first = false)
        {
            Space();
            var name = Text();
            Space();
            Take(':');
            if (!tree.TryAdd(name, Value(depth + 1)))
            {
                throw new FormatException();
            }
        }

        return tree;
    }

    private ParsedJson Array(int depth)
    {
        var tree = ParsedJson.Array();
        Take('[');
        for (var first = true; !Ends(']', first); first = false)
        {
            tree.Add(Value(depth + 1));
        }

        return tree;
    }

    private bool Ends(char bracket, bool first)
    {
        Space();
        if (Peek() == bracket)
        {
            _at++;
            return true;
        }

        if (!first)
        {
            Take(',');
            Space();
            return Peek() == bracket ? throw new FormatException() : false; // a comma before the end
        }

        return false;
    }

    private ParsedJson Literal()
    {
        var start = _at;
        while (_at < _json.Length && (char.IsLetterOrDigit(_json[_at]) || _json[_at] is '-' or '+' or '.'))
        {
            _at++;
        }

        var literal = _json.Substring(start, _at - start);
        return literal is "true" or "false" or "null" || IsNumber(literal) ? ParsedJson.OfLiteral(literal) : throw new FormatException();
    }

    private static bool IsNumber(string literal)
    {
        var at = literal.Length > 0 && literal[0] == '-' ? 1 : 0;
        var whole = Digits(literal, ref at);
        if (whole == 0 || (whole > 1 && literal[at - whole] == '0'))
        {
            return false;
        }

        if (at < literal.Length && literal[at] == '.')
        {
            at++;
            if (Digits(literal, ref at) == 0)
            {
                return false;
            }
        }

        if (at < literal.Length && literal[at] is 'e' or 'E')
        {
            at++;
            at += at < literal.Length && literal[at] is '+' or '-' ? 1 : 0;
            if (Digits(literal, ref at) == 0)
            {
                return false;
            }
        }

        return at == literal.Length;
    }

    private static int Digits(string literal, ref int at)
    {
        var start = at;
        while (at < literal.Length && literal[at] is >= '0' and <= '9')
        {
            at++;
        }

        return at - start;
    }

    private string Text()
    {
        Take('"');
        var text = new StringBuilder();
        while (true)
        {
            var c = Next();
            switch (c)
            {
                case '"':
                    return text.ToString();
                case '\\':
                    text.Append(Escaped());
                    break;
                case < ' ':
                    throw new FormatException();
                default:
                    text.Append(c);
                    break;
            }
        }
    }

    private char Escaped() => Next() switch
    {
        '"' => '"',
        '\\' => '\\',
        '/' => '/',
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'u' => Unicode(),
        _ => throw new FormatException(),
    };

    private char Unicode()
    {
        if (_at + 4 > _json.Length || !ushort.TryParse(_json.Substring(_at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            throw new FormatException();
        }

        _at += 4;
        return (char)code;
    }

    private char Next() => _at < _json.Length ? _json[_at++] : throw new FormatException();

    private char Peek() => _at < _json.Length ? _json[_at] : '\0';

    private void Take(char expected)
    {
        if (Next() != expected)
        {
            throw new FormatException();
        }
    }

    private void Space()
    {
        while (_at < _json.Length && _json[_at] is ' ' or '\t' or '\n' or '\r')
        {
            _at++;
        }
    }
}
