namespace DataProducts.Cedar;

/// <summary>A node of a tape: it covers the tokens from one to before another; its children hang on one another.</summary>
internal struct TapeNode
{
    public CedarSyntaxKind Kind;
    public bool HasErrors;
    public int FirstToken;
    public int EndToken;
    public int FirstChild;
    public int NextSibling;
}

/// <summary>A syntax tree in two arrays: the tokens in the order of the text, and the nodes, children before their parents.</summary>
/// <remarks>An object for each token and node would cost more than reading them; the public types are views on this one.</remarks>
internal sealed class SyntaxTape(string text, LexedToken[] tokens, int tokenCount, TapeNode[] nodes, int nodeCount, List<int> lineStarts)
{
    public const int None = -1;

    public string Text => text;

    public ReadOnlySpan<LexedToken> Tokens => tokens.AsSpan(0, tokenCount);

    public ReadOnlySpan<TapeNode> Nodes => nodes.AsSpan(0, nodeCount);

    public int Root => nodeCount - 1;

    public ref readonly LexedToken Token(int index) => ref tokens[index];

    public ref readonly TapeNode Node(int index) => ref nodes[index];

    public ReadOnlySpan<char> TextOf(int token) => text.AsSpan(tokens[token].Start, tokens[token].Length);

    public int Column(int position, int line) => position - lineStarts[line - 1] + 1;

    /// <summary>Gives the line of a position that need not be a token's start.</summary>
    public int LineOf(int position)
    {
        var found = lineStarts.BinarySearch(position);
        return found >= 0 ? found + 1 : ~found;
    }

    public SourceSpan SpanOf(int token)
    {
        ref readonly var one = ref tokens[token];
        return new(one.Start, one.Length, one.Line, Column(one.Start, one.Line));
    }

    /// <summary>Gives the place from one token to before another; where there is none between, the place before the first.</summary>
    public SourceSpan SpanOf(int firstToken, int endToken)
    {
        ref readonly var first = ref tokens[firstToken];
        var length = endToken > firstToken ? tokens[endToken - 1].End - first.Start : 0;
        return new(first.Start, length, first.Line, Column(first.Start, first.Line));
    }

    /// <summary>Gives the number of siblings from one on; 0 for none.</summary>
    public int CountFrom(int sibling)
    {
        var count = 0;
        for (; sibling != None; sibling = nodes[sibling].NextSibling)
        {
            count++;
        }

        return count;
    }

    public SourceSpan SpanOfNode(int node) => SpanOf(nodes[node].FirstToken, nodes[node].EndToken);
}
