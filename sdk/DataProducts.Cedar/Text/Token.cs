namespace DataProducts.Cedar;

internal enum TokenKind : byte
{
    End,
    Identifier,
    Integer,
    String,
    Symbol,
    Bad,
}

/// <summary>A token; its text is the span's part of the source, of a string with its quotes.</summary>
internal readonly record struct Token(TokenKind Kind, SourceSpan Span)
{
    public static List<Token> ReadAll(string text)
    {
        var lexer = new Lexer(text);
        var tokens = new List<Token>(text.Length / 4);
        LexedToken token;
        do
        {
            token = lexer.Next();
            tokens.Add(new(KindOf(token.Kind), new(token.Start, token.Length, token.Line, token.Start - lexer.LineStarts[token.Line - 1] + 1)));
        }
        while (token.Kind != CedarSyntaxKind.EndOfFile);

        return tokens;
    }

    private static TokenKind KindOf(CedarSyntaxKind kind) => kind switch
    {
        CedarSyntaxKind.EndOfFile => TokenKind.End,
        CedarSyntaxKind.StringLiteral => TokenKind.String,
        CedarSyntaxKind.IntegerLiteral => TokenKind.Integer,
        CedarSyntaxKind.Bad or CedarSyntaxKind.UnclosedString => TokenKind.Bad,
        _ => SyntaxFacts.IsWord(kind) ? TokenKind.Identifier : TokenKind.Symbol,
    };
}
