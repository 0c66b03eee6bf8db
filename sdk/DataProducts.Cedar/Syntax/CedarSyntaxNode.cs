using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>A node of a <see cref="CedarSyntaxTree"/>: a policy, a condition, an expression.</summary>
public readonly struct CedarSyntaxNode : IEquatable<CedarSyntaxNode>
{
    private readonly int _index;

    internal CedarSyntaxNode(CedarSyntaxTree tree, int index)
    {
        Tree = tree;
        _index = index;
    }

    /// <summary>Gets the tree that the node belongs to.</summary>
    public CedarSyntaxTree Tree { get; }

    /// <summary>Gets what the node is.</summary>
    public CedarSyntaxKind Kind => Self.Kind;

    /// <summary>Gets the node above, or null for the root.</summary>
    public CedarSyntaxNode? Parent => Tree.ParentOf(_index) is >= 0 and var parent ? new(Tree, parent) : null;

    /// <summary>Gets the nodes and tokens directly below, in the order of the text.</summary>
    public ImmutableArray<CedarSyntaxElement> Children
    {
        get
        {
            var children = ImmutableArray.CreateBuilder<CedarSyntaxElement>();
            var token = Self.FirstToken;
            for (var child = Self.FirstChild; child != SyntaxTape.None; child = Tree.Tape.Node(child).NextSibling)
            {
                AddTokens(children, token, Tree.Tape.Node(child).FirstToken);
                children.Add(new(new CedarSyntaxNode(Tree, child)));
                token = Tree.Tape.Node(child).EndToken;
            }

            AddTokens(children, token, Self.EndToken);
            return children.ToImmutable();
        }
    }

    /// <summary>Gets the nodes directly below, in the order of the text.</summary>
    public IEnumerable<CedarSyntaxNode> Nodes
    {
        get
        {
            for (var child = Self.FirstChild; child != SyntaxTape.None; child = Tree.Tape.Node(child).NextSibling)
            {
                yield return new(Tree, child);
            }
        }
    }

    /// <summary>Gets all tokens of the node and of what is below it, in the order of the text.</summary>
    public IEnumerable<CedarSyntaxToken> Tokens
    {
        get
        {
            for (var token = Self.FirstToken; token < Self.EndToken; token++)
            {
                yield return new(Tree, token);
            }
        }
    }

    /// <summary>Gets where the node stands, without the trivia around it; empty where it has no tokens.</summary>
    public SourceSpan Span
    {
        get
        {
            var tape = Tree.Tape;
            return tape.SpanOf(Math.Min(Self.FirstToken, tape.Tokens.Length - 1), Self.EndToken);
        }
    }

    private ref readonly TapeNode Self => ref Tree.Tape.Node(_index);

    /// <summary>Says whether two nodes are the same one.</summary>
    /// <param name="left">A node.</param>
    /// <param name="right">A node.</param>
    public static bool operator ==(CedarSyntaxNode left, CedarSyntaxNode right) => left.Equals(right);

    /// <summary>Says whether two nodes are different ones.</summary>
    /// <param name="left">A node.</param>
    /// <param name="right">A node.</param>
    public static bool operator !=(CedarSyntaxNode left, CedarSyntaxNode right) => !left.Equals(right);

    /// <summary>Gives the text of the node without the trivia before and behind it.</summary>
    public override string ToString() => Tree.Text.Substring(Span.Start, Span.Length);

    /// <summary>Gives the text of the node with the trivia before and behind it; of the root this is the source.</summary>
    public string ToFullString()
    {
        if (Self.FirstToken == Self.EndToken)
        {
            return "";
        }

        var (start, _) = TriviaGaps.Around(Tree.Tape, Self.FirstToken);
        var (_, end) = TriviaGaps.Around(Tree.Tape, Self.EndToken - 1);
        return Tree.Text[start..end];
    }

    /// <inheritdoc/>
    public bool Equals(CedarSyntaxNode other) => ReferenceEquals(Tree, other.Tree) && _index == other._index;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is CedarSyntaxNode other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _index;

    private void AddTokens(ImmutableArray<CedarSyntaxElement>.Builder children, int token, int end)
    {
        for (; token < end; token++)
        {
            children.Add(new(new CedarSyntaxToken(Tree, token)));
        }
    }
}
