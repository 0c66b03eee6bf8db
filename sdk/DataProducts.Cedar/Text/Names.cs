using System.Text;

namespace DataProducts.Cedar;

/// <summary>Words that Cedar keeps for itself, and paths of names.</summary>
internal static class Names
{
    public static bool IsReserved(string name) => !SyntaxFacts.IsName(SyntaxFacts.WordKind(name));

    /// <summary>Reads a name that may be an attribute, a type or a part of a path: any identifier but a reserved word.</summary>
    public static string ReadName(TokenReader tokens, string what)
    {
        var token = tokens.Current;
        var name = tokens.Identifier(what);
        return IsReserved(name) ? throw tokens.Fail(CedarCodes.Syntax, token.Span, $"'{name}' is a reserved word.") : name;
    }

    /// <summary>Reads a name that a schema gives to an attribute or an action: <c>__cedar</c> is one too, since it leads to no
    /// type.</summary>
    public static string ReadSchemaName(TokenReader tokens, string what) => tokens.Is("__cedar") ? tokens.Identifier(what) : ReadName(tokens, what);

    /// <summary>Reads <c>A::B::C</c>; stops before a <c>::</c> that is followed by a string.</summary>
    public static string ReadPath(TokenReader tokens, string what)
    {
        var first = ReadName(tokens, what);
        if (!Continues(tokens))
        {
            return first;
        }

        var path = new StringBuilder(first);
        while (Continues(tokens))
        {
            tokens.Advance();
            path.Append("::").Append(ReadName(tokens, what));
        }

        return path.ToString();
    }

    private static bool Continues(TokenReader tokens) => tokens.Is("::") && tokens.KindAhead(1) == TokenKind.Identifier;

    /// <summary>Reads <c>A::B::"id"</c>.</summary>
    public static EntityUid ReadEntity(TokenReader tokens)
    {
        const string Expected = "an entity such as Type::\"id\"";
        var type = ReadPath(tokens, Expected);
        if (!tokens.Is("::"))
        {
            throw tokens.Unexpected(Expected);
        }

        tokens.Advance();
        return new(type, tokens.StringLiteral(Expected));
    }
}
