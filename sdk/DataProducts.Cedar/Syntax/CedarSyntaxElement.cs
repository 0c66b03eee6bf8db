namespace DataProducts.Cedar;

/// <summary>What stands directly below a node: a node or a token.</summary>
public readonly record struct CedarSyntaxElement
{
    internal CedarSyntaxElement(CedarSyntaxNode node) => Node = node;

    internal CedarSyntaxElement(CedarSyntaxToken token) => Token = token;

    /// <summary>Gets the node, or null where this is a token.</summary>
    public CedarSyntaxNode? Node { get; }

    /// <summary>Gets the token, or null where this is a node.</summary>
    public CedarSyntaxToken? Token { get; }

    /// <summary>Gets what the node or token is.</summary>
    public CedarSyntaxKind Kind => Node?.Kind ?? Token?.Kind ?? CedarSyntaxKind.Bad;

    /// <summary>Gives its text without the trivia before and behind it.</summary>
    public override string ToString() => Node?.ToString() ?? Token?.ToString() ?? "";
}
