namespace DataProducts.Cedar;

/// <summary>A token as the lexer cuts it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">The offset of its first character.</param>
/// <param name="Length">Its length; 0 for the end of the text, and for what the parser adds because it is missing.</param>
/// <param name="Line">The line of its first character, from 1.</param>
internal readonly record struct LexedToken(CedarSyntaxKind Kind, int Start, int Length, int Line)
{
    public int End => Start + Length;
}
