using System.Collections.Immutable;
using System.Globalization;

namespace DataProducts.Cedar;

/// <summary>Reads expressions by recursive descent, one method a level of precedence.</summary>
internal sealed class ExprParser(TokenReader tokens)
{
    // A chain such as a && b && … makes a tree as high as it is long; all that walks trees relies on this bound.
    private const int MaxHeight = 1000;

    // Cedar's own limit on ! and - in a row.
    private const int MaxPrefixes = 4;

    private readonly MemberParser _members = new(tokens);

    public CedarExpr Parse()
    {
        using var level = tokens.Nest();
        if (!tokens.Is("if"))
        {
            return Or();
        }

        var start = tokens.Advance().Span;
        var condition = Parse();
        tokens.Expect("then");
        var then = Parse();
        tokens.Expect("else");
        return Bounded(new IfExpr(start.To(tokens.Last), condition, then, Parse()), tokens);
    }

    internal static CedarExpr Bounded(CedarExpr expression, TokenReader tokens) => expression.Height <= MaxHeight
        ? expression
        : throw tokens.Fail(CedarCodes.Limit, expression.Span, $"The expression is more than {MaxHeight} levels high.",
            "Use a set, or split the policy.");

    private CedarExpr Or()
    {
        var left = And();
        while (tokens.Accept("||"))
        {
            var right = And();
            left = Bounded(new OrExpr(left.Span.To(right.Span), left, right), tokens);
        }

        return left;
    }

    private CedarExpr And()
    {
        var left = Relation();
        while (tokens.Accept("&&"))
        {
            var right = Relation();
            left = Bounded(new AndExpr(left.Span.To(right.Span), left, right), tokens);
        }

        return left;
    }

    private CedarExpr Relation()
    {
        var left = Sum();
        var result = Relate(left);
        return result != left && (Comparison() is not null || tokens.Is("has") || tokens.Is("like") || tokens.Is("is"))
            ? throw tokens.Fail(CedarCodes.Syntax, tokens.Current.Span, "Relations do not chain.", "Put parentheses around one of them.")
            : result;
    }

    private CedarExpr Relate(CedarExpr left)
    {
        if (tokens.Accept("has"))
        {
            var path = AttributePath();
            return Bounded(new HasExpr(left.Span.To(tokens.Last), left, path), tokens);
        }

        if (tokens.Accept("like"))
        {
            var pattern = tokens.Pattern();
            return Bounded(new LikeExpr(left.Span.To(tokens.Last), left, pattern), tokens);
        }

        if (tokens.Accept("is"))
        {
            var type = Names.ReadPath(tokens, "an entity type");
            var ancestor = tokens.Accept("in") ? Sum() : null;
            return Bounded(new IsExpr(left.Span.To(tokens.Last), left, type, ancestor), tokens);
        }

        if (Comparison() is not { } comparison)
        {
            return left;
        }

        tokens.Advance();
        var right = Sum();
        return Bounded(new BinaryExpr(left.Span.To(right.Span), comparison, left, right), tokens);
    }

    private BinaryOperator? Comparison()
    {
        if (tokens.Current.Kind is not (TokenKind.Symbol or TokenKind.Identifier))
        {
            return null;
        }

        return tokens.TextOf(tokens.Current) switch
        {
            "==" => BinaryOperator.Equal,
            "!=" => BinaryOperator.NotEqual,
            "<" => BinaryOperator.Less,
            "<=" => BinaryOperator.LessOrEqual,
            ">" => BinaryOperator.Greater,
            ">=" => BinaryOperator.GreaterOrEqual,
            "in" => BinaryOperator.In,
            "=" => throw tokens.Fail(CedarCodes.Syntax, tokens.Current.Span, "'=' is no operator.", "Did you mean '=='?"),
            _ => null,
        };
    }

    private ImmutableArray<string> AttributePath()
    {
        if (tokens.Current.Kind == TokenKind.String)
        {
            return [tokens.StringLiteral("an attribute")];
        }

        var path = ImmutableArray.CreateBuilder<string>();
        do
        {
            path.Add(Names.ReadName(tokens, "an attribute after 'has'"));
        }
        while (tokens.Accept("."));
        return path.ToImmutable();
    }

    private CedarExpr Sum()
    {
        var left = Product();
        while (tokens.Is("+") || tokens.Is("-"))
        {
            var op = tokens.Is("+") ? BinaryOperator.Add : BinaryOperator.Subtract;
            tokens.Advance();
            var right = Product();
            left = Bounded(new BinaryExpr(left.Span.To(right.Span), op, left, right), tokens);
        }

        return left;
    }

    private CedarExpr Product()
    {
        var left = Prefix();
        while (tokens.Is("*") || tokens.Is("/") || tokens.Is("%"))
        {
            if (!tokens.Is("*"))
            {
                throw tokens.Fail(CedarCodes.Syntax, tokens.Current.Span, $"Cedar has no operator '{tokens.TextOf(tokens.Current)}'.");
            }

            tokens.Advance();
            var right = Prefix();
            left = Bounded(new BinaryExpr(left.Span.To(right.Span), BinaryOperator.Multiply, left, right), tokens);
        }

        return left;
    }

    private CedarExpr Prefix()
    {
        var op = tokens.Is("!") ? UnaryOperator.Not : UnaryOperator.Negate;
        var symbol = op == UnaryOperator.Not ? "!" : "-";
        var starts = new List<SourceSpan>();
        while (tokens.Is(symbol))
        {
            starts.Add(tokens.Advance().Span);
            if (starts.Count > MaxPrefixes)
            {
                throw tokens.Fail(CedarCodes.Syntax, starts[^1], $"More than {MaxPrefixes} '{symbol}' stand in a row.");
            }
        }

        var negativeLiteral = op == UnaryOperator.Negate && starts.Count > 0 && tokens.Current.Kind == TokenKind.Integer
            && !(tokens.IsAhead(1, ".") || tokens.IsAhead(1, "[") || tokens.IsAhead(1, "("));
        var result = negativeLiteral ? NegativeLiteral(starts) : _members.Parse(this);
        for (var i = starts.Count - 1; i >= 0; i--)
        {
            result = Bounded(new UnaryExpr(starts[i].To(result.Span), op, result), tokens);
        }

        return result;
    }

    // The smallest integer can only be written as a minus before a number that is too large by itself.
    private LiteralExpr NegativeLiteral(List<SourceSpan> starts)
    {
        var token = tokens.Advance();
        var start = starts[^1];
        starts.RemoveAt(starts.Count - 1);
        return long.TryParse($"-{tokens.TextOf(token)}", NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? new(start.To(token.Span), CedarValue.Of(value))
            : throw tokens.Fail(CedarCodes.Syntax, token.Span, "The integer does not fit 64 bits.");
    }
}
