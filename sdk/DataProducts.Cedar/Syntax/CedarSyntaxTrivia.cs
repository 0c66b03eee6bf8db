namespace DataProducts.Cedar;

/// <summary>A piece of what stands between tokens.</summary>
public readonly record struct CedarSyntaxTrivia
{
    internal CedarSyntaxTrivia(CedarSyntaxTree tree, CedarSyntaxKind kind, int start, int length)
    {
        Tree = tree;
        Kind = kind;
        Start = start;
        Length = length;
    }

    /// <summary>Gets the tree that the trivia belongs to.</summary>
    public CedarSyntaxTree Tree { get; }

    /// <summary>Gets what it is: blanks, the end of a line, a comment, or a byte order mark.</summary>
    public CedarSyntaxKind Kind { get; }

    /// <summary>Gets the offset of its first character, in UTF-16 units from 0.</summary>
    public int Start { get; }

    /// <summary>Gets its length in UTF-16 units.</summary>
    public int Length { get; }

    /// <summary>Gives its text.</summary>
    public override string ToString() => Tree is null ? "" : Tree.Text.Substring(Start, Length);
}
