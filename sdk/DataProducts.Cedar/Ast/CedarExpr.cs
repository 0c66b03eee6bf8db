using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>A node of an expression: immutable, and of one of the sealed kinds below it.</summary>
public abstract class CedarExpr
{
    /// <summary>The most levels that an expression has: a chain such as a &amp;&amp; b &amp;&amp; … makes a tree as high as it is long, and
    /// all that walks trees relies on this bound.</summary>
    internal const int MaxHeight = 1000;

    private protected CedarExpr(SourceSpan span, int height)
    {
        Span = span;
        Height = height + 1;
    }

    /// <summary>Gets where the expression stands in its text.</summary>
    public SourceSpan Span { get; }

    /// <summary>Gets the expressions directly below this one, in the order of the text; empty for a literal or a variable.</summary>
    public ImmutableArray<CedarExpr> Children => ExprChildren.Of(this);

    /// <summary>Gets the type, in what partial evaluation leaves of a policy; null in a policy as it was read.</summary>
    public CedarType? ResidualType { get; internal init; }

    /// <summary>Gets the number of levels below and including this node; the parser bounds it, so that recursion over a tree is
    /// safe.</summary>
    internal int Height { get; }

    /// <summary>Gives Cedar syntax, with parentheses where they are needed.</summary>
    public override string ToString() => CedarPrinter.Print(this);
}
