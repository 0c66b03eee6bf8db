using System.Globalization;

namespace DataProducts.Cedar;

/// <summary>What the parsers of policies and schemas share: a place among tokens, errors, and the budget for depth.</summary>
internal sealed class TokenReader
{
    public const int MaxTextLength = 10_000_000;
    public const int MaxDepth = CedarParser.MaxDepth;

    /// <summary>What is said of a text that is longer than <see cref="MaxTextLength"/>.</summary>
    public static readonly string TooLong = string.Create(CultureInfo.InvariantCulture, $"The text is longer than {MaxTextLength} characters.");


    private readonly string _text;
    private readonly string _path;
    private readonly List<Token> _tokens;
    private readonly List<CedarDiagnostic> _diagnostics = [];
    private int _index;
    private int _depth;

    public TokenReader(string text, string path)
    {
        _text = text;
        _path = path;
        if (text.Length > MaxTextLength)
        {
            throw new CedarSyntaxException([new(CedarCodes.Limit, path, 1, 1, TooLong, "Split it.")]);
        }

        _tokens = Token.ReadAll(text);
    }

    public string Path => _path;

    public Token Current => _tokens[_index];

    public bool AtEnd => Current.Kind == TokenKind.End;

    public SourceSpan Last => _tokens[Math.Max(0, _index - 1)].Span;

    public bool Is(string text) => Current.Kind is TokenKind.Symbol or TokenKind.Identifier && TextOf(Current).SequenceEqual(text);

    public bool IsAhead(int distance, string text) =>
        _index + distance < _tokens.Count && _tokens[_index + distance] is { Kind: TokenKind.Symbol or TokenKind.Identifier } token
        && TextOf(token).SequenceEqual(text);

    public TokenKind KindAhead(int distance) => _index + distance < _tokens.Count ? _tokens[_index + distance].Kind : TokenKind.End;

    public ReadOnlySpan<char> TextOf(Token token) => _text.AsSpan(token.Span.Start, token.Span.Length);

    public Token Advance() => _tokens[AtEnd ? _index : _index++];

    public bool Accept(string text)
    {
        var found = Is(text);
        if (found)
        {
            _index++;
        }

        return found;
    }

    public Token Expect(string text) => Is(text) ? Advance() : throw Unexpected($"'{text}'");

    public string Identifier(string what)
    {
        if (Current.Kind != TokenKind.Identifier)
        {
            throw Unexpected(what);
        }

        return TextOf(Advance()).ToString();
    }

    public string StringLiteral(string what)
    {
        if (Current.Kind != TokenKind.String)
        {
            throw Unexpected(what);
        }

        var token = Advance();
        return CedarText.Unescape(TextOf(token)[1..^1]) ?? throw BadEscape(token);
    }

    /// <summary>Enters a level of nesting; dispose to leave it.</summary>
    public Level Nest()
    {
        if (++_depth > MaxDepth)
        {
            throw Fail(CedarCodes.Limit, Current.Span, $"The text nests deeper than {MaxDepth} levels.");
        }

        return new(this);
    }

    /// <summary>Reads one declaration; after an error goes on behind the next of the given ends, so that one run finds several
    /// errors.</summary>
    public void Recover(Action read, string end)
    {
        var start = _index;
        try
        {
            read();
        }
        catch (ParseFailure failure)
        {
            _depth = 0;
            _diagnostics.Add(failure.Diagnostic);
            if (_diagnostics.Count >= SyntaxErrors.Max)
            {
                ThrowIfFailed();
            }

            while (!AtEnd && !Is(end))
            {
                Advance();
            }

            Advance();
            _index = Math.Max(_index, Math.Min(start + 1, _tokens.Count - 1));
        }
    }

    public void ThrowIfFailed()
    {
        if (_diagnostics.Count > 0)
        {
            throw new CedarSyntaxException([.. _diagnostics]);
        }
    }

    public ParseFailure Unexpected(string expected)
    {
        var token = Current;
        var found = token.Kind switch
        {
            TokenKind.End => "the text ends",
            TokenKind.String => "a string stands here",
            TokenKind.Bad when _text[token.Span.Start] == '"' => "a string here is not closed",
            _ => $"'{TextOf(token)}' stands here",
        };
        return Fail(CedarCodes.Syntax, token.Span, $"Expected {expected}, but {found}.");
    }

    public ParseFailure Fail(string code, SourceSpan span, string message, string? help = null) =>
        new(new(code, _path, span.Line, span.Column, message, help));

    private ParseFailure BadEscape(Token token) =>
        Fail(CedarCodes.Literal, token.Span, "The string holds an invalid escape.", CedarText.EscapeHelp);

    internal readonly struct Level(TokenReader reader) : IDisposable
    {
        public void Dispose() => reader._depth--;
    }
}

/// <summary>Leads from where a parser cannot go on to where it can again; never leaves a parser.</summary>
internal sealed class ParseFailure(CedarDiagnostic diagnostic) : Exception(diagnostic.Message)
{
    public CedarDiagnostic Diagnostic { get; } = diagnostic;
}
