using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>A node of an expression: immutable, and of one of the sealed kinds below it.</summary>
public abstract class CedarExpr
{
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

    /// <summary>Gives Cedar syntax, with every operand in parentheses that is not simple.</summary>
    public override string ToString() => CedarPrinter.Print(this);
}
