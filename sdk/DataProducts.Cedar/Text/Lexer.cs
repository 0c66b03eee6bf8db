namespace DataProducts.Cedar;

/// <summary>Cuts policies and schemas into tokens; never fails: what it cannot read is a <see cref="CedarSyntaxKind.Bad"/> token.</summary>
/// <remarks>What stands between two tokens is blanks, line ends and comments, so a token needs no more than its place.</remarks>
internal sealed class Lexer(string text)
{
    private int _position;
    private int _line = 1;
    private bool _hasUnclosedString;

    /// <summary>Gets the offsets of the lines that were entered so far.</summary>
    public List<int> LineStarts { get; } = [0];

    public LexedToken Next()
    {
        SkipBlank();
        var start = _position;
        var line = _line;
        if (start == text.Length)
        {
            return new(CedarSyntaxKind.EndOfFile, start, 0, line);
        }

        var first = text[start];
        var kind = first switch
        {
            '"' => String(),
            '\'' => QuotedText(),
            >= '0' and <= '9' => Integer(),
            (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' => Word(),
            _ => Symbol(first),
        };
        return new(kind, start, _position - start, line);
    }

    /// <summary>Gives the token after the next one and changes nothing.</summary>
    public LexedToken Peek()
    {
        var (position, line, unclosed, lines) = (_position, _line, _hasUnclosedString, LineStarts.Count);
        var token = Next();
        (_position, _line, _hasUnclosedString) = (position, line, unclosed);
        LineStarts.RemoveRange(lines, LineStarts.Count - lines);
        return token;
    }

    /// <summary>Makes one token of all that is left after a place.</summary>
    public LexedToken Rest(int start, int line)
    {
        CountLines(_position, text.Length);
        _position = text.Length;
        return new(CedarSyntaxKind.SkippedText, start, text.Length - start, line);
    }

    private void SkipBlank()
    {
        while (_position < text.Length)
        {
            var c = text[_position];
            if (c == '\n')
            {
                _position++;
                StartLine();
            }
            else if (c is ' ' or '\t' or '\r' || (c == '\uFEFF' && _position == 0) || (c is > '~' or '\v' or '\f' && char.IsWhiteSpace(c)))
            {
                _position++;
            }
            else if (c == '/' && _position + 1 < text.Length && text[_position + 1] == '/')
            {
                _position = LineEnd();
            }
            else
            {
                return;
            }
        }
    }

    private CedarSyntaxKind Word()
    {
        var start = _position;
        var end = start + 1;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
        {
            end++;
        }

        _position = end;
        return SyntaxFacts.WordKind(text.AsSpan(start, end - start));
    }

    private CedarSyntaxKind Integer()
    {
        do
        {
            _position++;
        }
        while (_position < text.Length && char.IsAsciiDigit(text[_position]));
        return CedarSyntaxKind.IntegerLiteral;
    }

    // A string may hold line ends. One that is never closed ends with its line, so that the policies after it are still read; and so
    // do all after it, lest a text of quotes be searched to its end again and again.
    private CedarSyntaxKind String()
    {
        var start = _position;
        var end = start + 1;
        var limit = _hasUnclosedString ? LineEnd() : text.Length;
        while (true)
        {
            var stop = end < limit ? text.AsSpan(end, limit - end).IndexOfAny('"', '\\') : -1;
            if (stop < 0)
            {
                _hasUnclosedString = true;
                _position = LineEnd();
                return CedarSyntaxKind.UnclosedString;
            }

            end += stop;
            if (text[end] == '"')
            {
                break;
            }

            end += 2;
        }

        CountLines(start, end);
        _position = end + 1;
        return CedarSyntaxKind.StringLiteral;
    }

    // Cedar has double quotes only; to read what stands in single ones as one piece gives one message instead of many.
    private CedarSyntaxKind QuotedText()
    {
        var rest = text.AsSpan(_position + 1);
        var end = rest.IndexOfAny('\'', '\n');
        if (end < 0 || rest[end] == '\n')
        {
            _position++;
            return CedarSyntaxKind.Bad;
        }

        _position += end + 2;
        return CedarSyntaxKind.UnclosedString;
    }

    private int LineEnd()
    {
        var end = text.AsSpan(_position).IndexOfAny('\n', '\r');
        return end < 0 ? text.Length : _position + end;
    }

    private CedarSyntaxKind Symbol(char first)
    {
        var second = _position + 1 < text.Length ? text[_position + 1] : '\0';
        var two = (first, second) switch
        {
            (':', ':') => CedarSyntaxKind.DoubleColon,
            ('=', '=') => CedarSyntaxKind.DoubleEqual,
            ('!', '=') => CedarSyntaxKind.NotEqual,
            ('<', '=') => CedarSyntaxKind.LessOrEqual,
            ('>', '=') => CedarSyntaxKind.GreaterOrEqual,
            ('&', '&') => CedarSyntaxKind.DoubleAmpersand,
            ('|', '|') => CedarSyntaxKind.DoubleBar,
            _ => CedarSyntaxKind.Bad,
        };
        if (two != CedarSyntaxKind.Bad)
        {
            _position += 2;
            return two;
        }

        _position += char.IsSurrogatePair(first, second) ? 2 : 1;
        return first switch
        {
            '@' => CedarSyntaxKind.At,
            '.' => CedarSyntaxKind.Dot,
            ',' => CedarSyntaxKind.Comma,
            ';' => CedarSyntaxKind.Semicolon,
            ':' => CedarSyntaxKind.Colon,
            '?' => CedarSyntaxKind.Question,
            '(' => CedarSyntaxKind.OpenParen,
            ')' => CedarSyntaxKind.CloseParen,
            '{' => CedarSyntaxKind.OpenBrace,
            '}' => CedarSyntaxKind.CloseBrace,
            '[' => CedarSyntaxKind.OpenBracket,
            ']' => CedarSyntaxKind.CloseBracket,
            '=' => CedarSyntaxKind.Equal,
            '<' => CedarSyntaxKind.Less,
            '>' => CedarSyntaxKind.Greater,
            '+' => CedarSyntaxKind.Plus,
            '-' => CedarSyntaxKind.Minus,
            '*' => CedarSyntaxKind.Star,
            '/' => CedarSyntaxKind.Slash,
            '%' => CedarSyntaxKind.Percent,
            '!' => CedarSyntaxKind.Bang,
            _ => CedarSyntaxKind.Bad,
        };
    }

    private void CountLines(int start, int end)
    {
        for (var at = start; at < end;)
        {
            var next = text.AsSpan(at, end - at).IndexOf('\n');
            if (next < 0)
            {
                return;
            }

            at += next + 1;
            _line++;
            LineStarts.Add(at);
        }
    }

    private void StartLine()
    {
        _line++;
        LineStarts.Add(_position);
    }
}
