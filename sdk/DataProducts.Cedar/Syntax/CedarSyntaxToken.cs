using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>A token of a <see cref="CedarSyntaxTree"/>.</summary>
/// <remarks>All that stands between two tokens is trivia: up to the end of its line it belongs to the token before, the rest to the
/// token behind.</remarks>
public readonly struct CedarSyntaxToken : IEquatable<CedarSyntaxToken>
{
    private readonly int _index;

    internal CedarSyntaxToken(CedarSyntaxTree tree, int index)
    {
        Tree = tree;
        _index = index;
    }

    /// <summary>Gets the tree that the token belongs to.</summary>
    public CedarSyntaxTree Tree { get; }

    /// <summary>Gets what the token is.</summary>
    public CedarSyntaxKind Kind => Self.Kind;

    /// <summary>Gets where the token stands, without its trivia.</summary>
    public SourceSpan Span => Tree.Tape.SpanOf(_index);

    /// <summary>Gets the text, of a string with its quotes; empty for a token that is missing and for the end of the text.</summary>
    public string Text => Tree.Tape.TextOf(_index).ToString();

    /// <summary>Gets whether the token should stand here and does not.</summary>
    public bool IsMissing => Self.Length == 0 && Kind != CedarSyntaxKind.EndOfFile;

    /// <summary>Gets the blanks, line ends and comments before the token.</summary>
    public ImmutableArray<CedarSyntaxTrivia> LeadingTrivia
    {
        get
        {
            var (start, _) = TriviaGaps.Around(Tree.Tape, _index);
            return TriviaGaps.Read(Tree, start, Self.Start);
        }
    }

    /// <summary>Gets the blanks and the comment behind the token, and the end of its line.</summary>
    public ImmutableArray<CedarSyntaxTrivia> TrailingTrivia
    {
        get
        {
            var (_, end) = TriviaGaps.Around(Tree.Tape, _index);
            return TriviaGaps.Read(Tree, Self.End, end);
        }
    }

    private ref readonly LexedToken Self => ref Tree.Tape.Token(_index);

    /// <summary>Says whether two tokens are the same one.</summary>
    /// <param name="left">A token.</param>
    /// <param name="right">A token.</param>
    public static bool operator ==(CedarSyntaxToken left, CedarSyntaxToken right) => left.Equals(right);

    /// <summary>Says whether two tokens are different ones.</summary>
    /// <param name="left">A token.</param>
    /// <param name="right">A token.</param>
    public static bool operator !=(CedarSyntaxToken left, CedarSyntaxToken right) => !left.Equals(right);

    /// <summary>Gives the text without trivia.</summary>
    public override string ToString() => Text;

    /// <summary>Gives the text with the trivia before and behind it; those of all tokens together are the source.</summary>
    public string ToFullString()
    {
        var (start, end) = TriviaGaps.Around(Tree.Tape, _index);
        return Tree.Text[start..end];
    }

    /// <inheritdoc/>
    public bool Equals(CedarSyntaxToken other) => ReferenceEquals(Tree, other.Tree) && _index == other._index;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is CedarSyntaxToken other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _index;
}
