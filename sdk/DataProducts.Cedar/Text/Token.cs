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
internal readonly record struct Token(TokenKind Kind, SourceSpan Span);
