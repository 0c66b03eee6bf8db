namespace DataProducts.Cedar;

/// <summary>Cuts policies and schemas into tokens; never fails: what it cannot read is a <see cref="TokenKind.Bad"/> token.</summary>
internal sealed class Lexer(string text)
{
    private static readonly string[] LongSymbols = ["::", "==", "!=", "<=", ">=", "&&", "||"];

    private int _position;
    private int _line = 1;
    private int _lineStart;

    public static List<Token> Read(string text)
    {
        var lexer = new Lexer(text);
        var tokens = new List<Token>(text.Length / 4);
        do
        {
            tokens.Add(lexer.Next());
        }
        while (tokens[^1].Kind != TokenKind.End);

        return tokens;
    }

    private Token Next()
    {
        SkipBlank();
        if (_position == text.Length)
        {
            return Take(TokenKind.End, 0);
        }

        var first = text[_position];
        if (first == '"')
        {
            return TakeString();
        }

        if (char.IsAsciiDigit(first))
        {
            return Take(TokenKind.Integer, RunLength(char.IsAsciiDigit));
        }

        if (char.IsAsciiLetter(first) || first == '_')
        {
            return Take(TokenKind.Identifier, RunLength(static c => char.IsAsciiLetterOrDigit(c) || c == '_'));
        }

        foreach (var symbol in LongSymbols)
        {
            if (string.CompareOrdinal(text, _position, symbol, 0, symbol.Length) == 0)
            {
                return Take(TokenKind.Symbol, symbol.Length);
            }
        }

        return Take("@.,;:?(){}[]<>+-*/%!=".Contains(first, StringComparison.Ordinal) ? TokenKind.Symbol : TokenKind.Bad, 1);
    }

    private void SkipBlank()
    {
        while (_position < text.Length)
        {
            var c = text[_position];
            if (c == '/' && _position + 1 < text.Length && text[_position + 1] == '/')
            {
                var end = text.AsSpan(_position).IndexOfAny('\n', '\r');
                _position = end < 0 ? text.Length : _position + end;
            }
            else if (char.IsWhiteSpace(c))
            {
                Step();
            }
            else
            {
                return;
            }
        }
    }

    private void Step()
    {
        if (text[_position++] == '\n')
        {
            _line++;
            _lineStart = _position;
        }
    }

    private int RunLength(Func<char, bool> belongs)
    {
        var end = _position;
        while (end < text.Length && belongs(text[end]))
        {
            end++;
        }

        return end - _position;
    }

    private Token TakeString()
    {
        var end = _position + 1;
        while (end < text.Length && text[end] != '"')
        {
            end += text[end] == '\\' ? 2 : 1;
        }

        var closed = end < text.Length;
        return Take(closed ? TokenKind.String : TokenKind.Bad, (closed ? end + 1 : text.Length) - _position);
    }

    private Token Take(TokenKind kind, int length)
    {
        var token = new Token(kind, new(_position, length, _line, _position - _lineStart + 1));
        for (var i = 0; i < length; i++)
        {
            Step();
        }

        return token;
    }
}
