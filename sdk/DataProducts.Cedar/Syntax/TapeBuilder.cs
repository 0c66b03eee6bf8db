namespace DataProducts.Cedar;

/// <summary>Builds a <see cref="SyntaxTape"/>: tokens are appended, and a node that ends takes for its children what ended since its
/// mark.</summary>
internal sealed class TapeBuilder
{
    private readonly string _text;
    private LexedToken[] _tokens;
    private TapeNode[] _nodes;
    private int[] _open = new int[64];
    private int _tokenCount;
    private int _nodeCount;
    private int _openCount;

    public TapeBuilder(string text)
    {
        _text = text;

        // Policies have a token for each five characters or more; the arrays grow where a text is denser.
        _tokens = new LexedToken[(text.Length / 5) + 16];
        _nodes = new TapeNode[(text.Length / 8) + 16];
    }

    public int TokenCount => _tokenCount;

    public LexedToken LastToken => _tokenCount > 0 ? _tokens[_tokenCount - 1] : new(CedarSyntaxKind.EndOfFile, 0, 0, 1);

    public LexedToken Token(int index) => _tokens[index];

    public Mark Start() => new(_openCount, _tokenCount);

    public void Add(in LexedToken token)
    {
        if (_tokenCount == _tokens.Length)
        {
            Array.Resize(ref _tokens, _tokens.Length * 2);
        }

        _tokens[_tokenCount++] = token;
    }

    public void Finish(Mark mark, CedarSyntaxKind kind, bool hasErrors = false)
    {
        if (_nodeCount == _nodes.Length)
        {
            Array.Resize(ref _nodes, _nodes.Length * 2);
        }

        var child = SyntaxTape.None;
        while (_openCount > mark.Open)
        {
            var previous = _open[--_openCount];
            _nodes[previous].NextSibling = child;
            child = previous;
        }

        _nodes[_nodeCount] = new()
        {
            Kind = kind,
            HasErrors = hasErrors,
            FirstToken = mark.FirstToken,
            EndToken = _tokenCount,
            FirstChild = child,
            NextSibling = SyntaxTape.None,
        };
        if (_openCount == _open.Length)
        {
            Array.Resize(ref _open, _open.Length * 2);
        }

        _open[_openCount++] = _nodeCount++;
    }

    public SyntaxTape Build(List<int> lineStarts) => new(_text, _tokens, _tokenCount, _nodes, _nodeCount, lineStarts);

    /// <summary>Where a node may come to start.</summary>
    internal readonly record struct Mark(int Open, int FirstToken);
}
