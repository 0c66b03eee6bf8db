using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>A literal, or in a residual a value that is known.</summary>
/// <param name="span">Where it stands.</param>
/// <param name="value">The value.</param>
public sealed class LiteralExpr(SourceSpan span, CedarValue value) : CedarExpr(span, 0)
{
    /// <summary>Gets the value.</summary>
    public CedarValue Value { get; } = value;
}

/// <summary><c>principal</c>, <c>action</c>, <c>resource</c> or <c>context</c>.</summary>
/// <param name="span">Where it stands.</param>
/// <param name="variable">Which one.</param>
public sealed class VariableExpr(SourceSpan span, CedarVariable variable) : CedarExpr(span, 0)
{
    /// <summary>Gets which variable it is.</summary>
    public CedarVariable Variable { get; } = variable;
}

/// <summary>A slot of a template; nothing that is evaluated holds one.</summary>
/// <param name="span">Where it stands.</param>
/// <param name="slot">Which one.</param>
public sealed class SlotExpr(SourceSpan span, CedarSlot slot) : CedarExpr(span, 0)
{
    /// <summary>Gets which slot it is.</summary>
    public CedarSlot Slot { get; } = slot;
}

/// <summary>An operator of one operand.</summary>
/// <param name="span">Where it stands.</param>
/// <param name="op">The operator.</param>
/// <param name="operand">The operand.</param>
public sealed class UnaryExpr(SourceSpan span, UnaryOperator op, CedarExpr operand) : CedarExpr(span, operand.Height)
{
    /// <summary>Gets the operator.</summary>
    public UnaryOperator Operator { get; } = op;

    /// <summary>Gets the operand.</summary>
    public CedarExpr Operand { get; } = operand;
}

/// <summary>An operator of two operands.</summary>
/// <param name="span">Where it stands.</param>
/// <param name="op">The operator.</param>
/// <param name="left">The operand that is evaluated first.</param>
/// <param name="right">The operand that is evaluated second.</param>
public sealed class BinaryExpr(SourceSpan span, BinaryOperator op, CedarExpr left, CedarExpr right)
    : CedarExpr(span, Math.Max(left.Height, right.Height))
{
    /// <summary>Gets the operator.</summary>
    public BinaryOperator Operator { get; } = op;

    /// <summary>Gets the left operand.</summary>
    public CedarExpr Left { get; } = left;

    /// <summary>Gets the right operand.</summary>
    public CedarExpr Right { get; } = right;
}

/// <summary><c>left &amp;&amp; right</c>; the right one is evaluated only if the left one is true.</summary>
/// <param name="span">Where it stands.</param>
/// <param name="left">The left operand.</param>
/// <param name="right">The right operand.</param>
public sealed class AndExpr(SourceSpan span, CedarExpr left, CedarExpr right) : CedarExpr(span, Math.Max(left.Height, right.Height))
{
    /// <summary>Gets the left operand.</summary>
    public CedarExpr Left { get; } = left;

    /// <summary>Gets the right operand.</summary>
    public CedarExpr Right { get; } = right;
}

/// <summary><c>left || right</c>; the right one is evaluated only if the left one is false.</summary>
/// <param name="span">Where it stands.</param>
/// <param name="left">The left operand.</param>
/// <param name="right">The right operand.</param>
public sealed class OrExpr(SourceSpan span, CedarExpr left, CedarExpr right) : CedarExpr(span, Math.Max(left.Height, right.Height))
{
    /// <summary>Gets the left operand.</summary>
    public CedarExpr Left { get; } = left;

    /// <summary>Gets the right operand.</summary>
    public CedarExpr Right { get; } = right;
}

/// <summary><c>if condition then a else b</c>; only one branch is evaluated.</summary>
/// <param name="span">Where it stands.</param>
/// <param name="condition">The condition.</param>
/// <param name="then">The value if it is true.</param>
/// <param name="otherwise">The value if it is false.</param>
public sealed class IfExpr(SourceSpan span, CedarExpr condition, CedarExpr then, CedarExpr otherwise)
    : CedarExpr(span, Math.Max(condition.Height, Math.Max(then.Height, otherwise.Height)))
{
    /// <summary>Gets the condition.</summary>
    public CedarExpr Condition { get; } = condition;

    /// <summary>Gets the value if the condition is true.</summary>
    public CedarExpr Then { get; } = then;

    /// <summary>Gets the value if the condition is false.</summary>
    public CedarExpr Else { get; } = otherwise;
}

/// <summary><c>operand.name</c> or <c>operand["name"]</c>.</summary>
/// <param name="span">Where it stands.</param>
/// <param name="operand">A record or an entity.</param>
/// <param name="name">The attribute.</param>
public sealed class GetAttributeExpr(SourceSpan span, CedarExpr operand, string name) : CedarExpr(span, operand.Height)
{
    /// <summary>Gets the record or entity.</summary>
    public CedarExpr Operand { get; } = operand;

    /// <summary>Gets the attribute's name.</summary>
    public string Name { get; } = name;

    /// <summary>Gets where the name stands in its text; the default where it was not read from one.</summary>
    public SourceSpan NameSpan { get; init; }
}

/// <summary><c>operand has a</c> or <c>operand has a.b.c</c>.</summary>
/// <param name="span">Where it stands.</param>
/// <param name="operand">A record or an entity.</param>
/// <param name="path">One or more attribute names.</param>
public sealed class HasExpr(SourceSpan span, CedarExpr operand, ImmutableArray<string> path)
    : CedarExpr(span, operand.Height + (2 * (path.Length - 1)))
{
    /// <summary>Gets the record or entity.</summary>
    public CedarExpr Operand { get; } = operand;

    /// <summary>Gets the attribute names; more than one for the dotted form.</summary>
    public ImmutableArray<string> Path { get; } = path;

    /// <summary>Gives the meaning of the dotted form, <c>e has a &amp;&amp; e.a has b &amp;&amp; …</c>.</summary>
    internal CedarExpr Expand()
    {
        var read = Operand;
        CedarExpr result = new HasExpr(Span, read, [Path[0]]);
        for (var i = 1; i < Path.Length; i++)
        {
            read = new GetAttributeExpr(Span, read, Path[i - 1]);
            result = new AndExpr(Span, result, new HasExpr(Span, read, [Path[i]]));
        }

        return result;
    }
}

/// <summary><c>operand is Type</c> or <c>operand is Type in ancestor</c>.</summary>
/// <param name="span">Where it stands.</param>
/// <param name="operand">An entity.</param>
/// <param name="entityType">The type asked for.</param>
/// <param name="ancestor">What follows <c>in</c>, or null.</param>
public sealed class IsExpr(SourceSpan span, CedarExpr operand, string entityType, CedarExpr? ancestor)
    : CedarExpr(span, Math.Max(operand.Height, ancestor?.Height ?? 0) + (ancestor is null ? 0 : 1))
{
    /// <summary>Gets the entity.</summary>
    public CedarExpr Operand { get; } = operand;

    /// <summary>Gets the type asked for.</summary>
    public string EntityType { get; } = entityType;

    /// <summary>Gets what follows <c>in</c>, or null.</summary>
    public CedarExpr? Ancestor { get; } = ancestor;

    /// <summary>Gives the meaning of <c>e is T in a</c>, <c>e is T &amp;&amp; e in a</c>.</summary>
    internal CedarExpr Expand() => Ancestor is null
        ? this
        : new AndExpr(Span, new IsExpr(Span, Operand, EntityType, null), new BinaryExpr(Span, BinaryOperator.In, Operand, Ancestor));
}

/// <summary><c>operand like "pattern"</c>.</summary>
/// <param name="span">Where it stands.</param>
/// <param name="operand">A string.</param>
/// <param name="pattern">The pattern.</param>
public sealed class LikeExpr(SourceSpan span, CedarExpr operand, CedarPattern pattern) : CedarExpr(span, operand.Height)
{
    /// <summary>Gets the string.</summary>
    public CedarExpr Operand { get; } = operand;

    /// <summary>Gets the pattern.</summary>
    public CedarPattern Pattern { get; } = pattern;
}

/// <summary><c>[a, b]</c>.</summary>
/// <param name="span">Where it stands.</param>
/// <param name="elements">The elements in the order of the text.</param>
public sealed class SetExpr(SourceSpan span, ImmutableArray<CedarExpr> elements) : CedarExpr(span, elements.MaxHeight())
{
    /// <summary>Gets the elements in the order of the text.</summary>
    public ImmutableArray<CedarExpr> Elements { get; } = elements;
}

/// <summary><c>{a: 1, "b": 2}</c>.</summary>
/// <param name="span">Where it stands.</param>
/// <param name="names">The names, each once, in the order of the text.</param>
/// <param name="values">The values, one a name.</param>
public sealed class RecordExpr(SourceSpan span, ImmutableArray<string> names, ImmutableArray<CedarExpr> values)
    : CedarExpr(span, values.MaxHeight())
{
    /// <summary>Gets the names, each once, in the order of the text.</summary>
    public ImmutableArray<string> Names { get; } = names;

    /// <summary>Gets the values, one a name.</summary>
    public ImmutableArray<CedarExpr> Values { get; } = values;
}

/// <summary>A call of an extension's function or method; of a method the first argument is what stands before the point.</summary>
/// <param name="span">Where it stands.</param>
/// <param name="function">The function.</param>
/// <param name="arguments">The arguments.</param>
public sealed class CallExpr(SourceSpan span, ExtensionFunction function, ImmutableArray<CedarExpr> arguments)
    : CedarExpr(span, arguments.MaxHeight())
{
    /// <summary>Gets the function.</summary>
    public ExtensionFunction Function { get; } = function;

    /// <summary>Gets the arguments.</summary>
    public ImmutableArray<CedarExpr> Arguments { get; } = arguments;
}

/// <summary>In a residual: a part that errs whatever the unknown is.</summary>
/// <param name="span">Where what errs stands.</param>
/// <param name="message">Why it errs.</param>
public sealed class ErrorExpr(SourceSpan span, string message) : CedarExpr(span, 0)
{
    /// <summary>Gets why it errs.</summary>
    public string Message { get; } = message;
}
