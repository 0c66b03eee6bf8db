namespace DataProducts.Cedar;

/// <summary>Which kinds of tokens belong together; the order of <see cref="CedarSyntaxKind"/> makes each a range.</summary>
internal static class SyntaxFacts
{
    /// <summary>Says whether it is an identifier or any of Cedar's words.</summary>
    public static bool IsWord(CedarSyntaxKind kind) => kind is >= CedarSyntaxKind.Identifier and <= CedarSyntaxKind.CedarKeyword;

    /// <summary>Says whether it may name an attribute, a type or a variable: any word that is not reserved.</summary>
    public static bool IsName(CedarSyntaxKind kind) => kind is >= CedarSyntaxKind.Identifier and <= CedarSyntaxKind.ContextKeyword;

    public static bool IsOpening(CedarSyntaxKind kind) =>
        kind is CedarSyntaxKind.OpenParen or CedarSyntaxKind.OpenBrace or CedarSyntaxKind.OpenBracket;

    public static bool IsClosing(CedarSyntaxKind kind) =>
        kind is CedarSyntaxKind.CloseParen or CedarSyntaxKind.CloseBrace or CedarSyntaxKind.CloseBracket;

    public static bool StartsExpression(CedarSyntaxKind kind) => IsName(kind) || IsOpening(kind)
        || kind is CedarSyntaxKind.StringLiteral or CedarSyntaxKind.IntegerLiteral or CedarSyntaxKind.TrueKeyword
            or CedarSyntaxKind.FalseKeyword or CedarSyntaxKind.IfKeyword or CedarSyntaxKind.Bang or CedarSyntaxKind.Minus;

    /// <summary>Gives what is always written the same way; null for names, literals and what is no token.</summary>
    public static string? TextOf(CedarSyntaxKind kind) => kind switch
    {
        CedarSyntaxKind.At => "@",
        CedarSyntaxKind.Dot => ".",
        CedarSyntaxKind.Comma => ",",
        CedarSyntaxKind.Semicolon => ";",
        CedarSyntaxKind.Colon => ":",
        CedarSyntaxKind.DoubleColon => "::",
        CedarSyntaxKind.Question => "?",
        CedarSyntaxKind.OpenParen => "(",
        CedarSyntaxKind.CloseParen => ")",
        CedarSyntaxKind.OpenBrace => "{",
        CedarSyntaxKind.CloseBrace => "}",
        CedarSyntaxKind.OpenBracket => "[",
        CedarSyntaxKind.CloseBracket => "]",
        CedarSyntaxKind.PrincipalKeyword => "principal",
        CedarSyntaxKind.ActionKeyword => "action",
        CedarSyntaxKind.ResourceKeyword => "resource",
        CedarSyntaxKind.ThenKeyword => "then",
        CedarSyntaxKind.ElseKeyword => "else",
        _ => null,
    };

    public static CedarSyntaxKind WordKind(ReadOnlySpan<char> word) => word switch
    {
        "permit" => CedarSyntaxKind.PermitKeyword,
        "forbid" => CedarSyntaxKind.ForbidKeyword,
        "when" => CedarSyntaxKind.WhenKeyword,
        "unless" => CedarSyntaxKind.UnlessKeyword,
        "principal" => CedarSyntaxKind.PrincipalKeyword,
        "action" => CedarSyntaxKind.ActionKeyword,
        "resource" => CedarSyntaxKind.ResourceKeyword,
        "context" => CedarSyntaxKind.ContextKeyword,
        "true" => CedarSyntaxKind.TrueKeyword,
        "false" => CedarSyntaxKind.FalseKeyword,
        "if" => CedarSyntaxKind.IfKeyword,
        "then" => CedarSyntaxKind.ThenKeyword,
        "else" => CedarSyntaxKind.ElseKeyword,
        "in" => CedarSyntaxKind.InKeyword,
        "is" => CedarSyntaxKind.IsKeyword,
        "like" => CedarSyntaxKind.LikeKeyword,
        "has" => CedarSyntaxKind.HasKeyword,
        "__cedar" => CedarSyntaxKind.CedarKeyword,
        _ => CedarSyntaxKind.Identifier,
    };
}
