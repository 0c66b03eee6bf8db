using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;

namespace DataProducts.Cedar;

/// <summary>Gives expressions their meaning; names, literals and numbers of arguments are checked here.</summary>
internal sealed class ExpressionLowering
{
    private readonly SyntaxTape _tape;
    private readonly SyntaxErrors _errors;
    private readonly SyntaxTexts _texts;
    private readonly MemberLowering _members;

    public ExpressionLowering(SyntaxTape tape, SyntaxErrors errors, SyntaxTexts texts)
    {
        _tape = tape;
        _errors = errors;
        _texts = texts;
        _members = new(tape, errors, texts, this);
    }

    public CedarExpr Lower(int node)
    {
        ref readonly var syntax = ref _tape.Node(node);
        return syntax.Kind switch
        {
            CedarSyntaxKind.ParenthesizedExpression => Lower(syntax.FirstChild),
            CedarSyntaxKind.OrExpression or CedarSyntaxKind.AndExpression or CedarSyntaxKind.SumExpression
                or CedarSyntaxKind.ProductExpression => Chain(node),
            CedarSyntaxKind.RelationExpression => Relation(node),
            CedarSyntaxKind.UnaryExpression => Prefixed(node),
            CedarSyntaxKind.MemberExpression => _members.Lower(node),
            CedarSyntaxKind.Literal => Literal(node),
            CedarSyntaxKind.EntityReference => new LiteralExpr(_tape.SpanOfNode(node), CedarValue.Of(Entity(node))),
            CedarSyntaxKind.Name => Variable(node),
            CedarSyntaxKind.HasExpression => Has(node),
            CedarSyntaxKind.LikeExpression => Like(node),
            CedarSyntaxKind.IsExpression => Is(node),
            CedarSyntaxKind.IfExpression => If(node),
            CedarSyntaxKind.SetExpression => Bounded(new SetExpr(_tape.SpanOfNode(node), All(syntax.FirstChild))),
            CedarSyntaxKind.RecordExpression => Record(node),
            _ => throw new InvalidOperationException($"{syntax.Kind} is no expression."),
        };
    }

    public ImmutableArray<CedarExpr> All(int first, CedarExpr? before = null)
    {
        var count = _tape.CountFrom(first) + (before is null ? 0 : 1);
        if (count == 0)
        {
            return [];
        }

        var all = new CedarExpr[count];
        var next = 0;
        if (before is not null)
        {
            all[next++] = before;
        }

        for (var child = first; child != SyntaxTape.None; child = _tape.Node(child).NextSibling)
        {
            all[next++] = Lower(child);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(all);
    }

    public EntityUid Entity(int node)
    {
        ref readonly var entity = ref _tape.Node(node);
        return new(_texts.Path(entity.FirstToken, entity.EndToken - 2), _texts.String(entity.EndToken - 1));
    }

    public CedarExpr Bounded(CedarExpr expression)
    {
        if (expression.Height <= CedarExpr.MaxHeight)
        {
            return expression;
        }

        // What is too high is cut off, so that it is said once and the rest of the chain costs nothing more.
        _errors.Add(CedarCodes.Limit, expression.Span.Start, $"The expression is more than {CedarExpr.MaxHeight} levels high.",
            "Use a set, or split the policy.");
        return new LiteralExpr(expression.Span, default);
    }

    private CedarExpr Chain(int node)
    {
        var kind = _tape.Node(node).Kind;
        var child = _tape.Node(node).FirstChild;
        var left = Lower(child);
        var first = _tape.Node(node).FirstToken;
        var op = _tape.Node(child).EndToken;
        for (child = _tape.Node(child).NextSibling; child != SyntaxTape.None; child = _tape.Node(child).NextSibling)
        {
            var right = Lower(child);
            var end = _tape.Node(child).EndToken;
            var span = _tape.SpanOf(first, end);
            left = Bounded(kind switch
            {
                CedarSyntaxKind.OrExpression => new OrExpr(span, left, right),
                CedarSyntaxKind.AndExpression => new AndExpr(span, left, right),
                _ => new BinaryExpr(span, BinaryOperatorOf(_tape.Token(op).Kind), left, right),
            });
            op = end;
        }

        return left;
    }

    private CedarExpr Relation(int node)
    {
        var left = _tape.Node(node).FirstChild;
        var right = _tape.Node(left).NextSibling;
        var op = BinaryOperatorOf(_tape.Token(_tape.Node(left).EndToken).Kind);
        return Bounded(new BinaryExpr(_tape.SpanOfNode(node), op, Lower(left), Lower(right)));
    }

    private static BinaryOperator BinaryOperatorOf(CedarSyntaxKind kind) => kind switch
    {
        CedarSyntaxKind.DoubleEqual => BinaryOperator.Equal,
        CedarSyntaxKind.NotEqual => BinaryOperator.NotEqual,
        CedarSyntaxKind.Less => BinaryOperator.Less,
        CedarSyntaxKind.LessOrEqual => BinaryOperator.LessOrEqual,
        CedarSyntaxKind.Greater => BinaryOperator.Greater,
        CedarSyntaxKind.GreaterOrEqual => BinaryOperator.GreaterOrEqual,
        CedarSyntaxKind.InKeyword => BinaryOperator.In,
        CedarSyntaxKind.Plus => BinaryOperator.Add,
        CedarSyntaxKind.Minus => BinaryOperator.Subtract,
        CedarSyntaxKind.Star => BinaryOperator.Multiply,
        _ => throw new InvalidOperationException($"{kind} is no operator."),
    };

    private CedarExpr Prefixed(int node)
    {
        ref readonly var syntax = ref _tape.Node(node);
        var operand = syntax.FirstChild;
        var innermost = _tape.Node(operand).FirstToken - 1;
        var op = _tape.Token(innermost).Kind == CedarSyntaxKind.Bang ? UnaryOperator.Not : UnaryOperator.Negate;
        CedarExpr result;

        // The smallest integer can only be written as a minus before a number that is too large by itself.
        if (op == UnaryOperator.Negate && _tape.Node(operand).Kind == CedarSyntaxKind.Literal
            && _tape.Token(_tape.Node(operand).FirstToken).Kind == CedarSyntaxKind.IntegerLiteral)
        {
            result = Integer(_tape.Node(operand).FirstToken, innermost);
            innermost--;
        }
        else
        {
            result = Lower(operand);
        }

        for (; innermost >= syntax.FirstToken; innermost--)
        {
            result = Bounded(new UnaryExpr(_tape.SpanOf(innermost, syntax.EndToken), op, result));
        }

        return result;
    }

    private LiteralExpr Literal(int node)
    {
        var token = _tape.Node(node).FirstToken;
        return _tape.Token(token).Kind switch
        {
            CedarSyntaxKind.IntegerLiteral => Integer(token, token),
            CedarSyntaxKind.StringLiteral => new(_tape.SpanOf(token), CedarValue.Of(_texts.String(token))),
            var kind => new(_tape.SpanOf(token), CedarValue.Of(kind == CedarSyntaxKind.TrueKeyword)),
        };
    }

    /// <summary>Reads an integer; where it starts at another token, that is the minus before it.</summary>
    private LiteralExpr Integer(int token, int start)
    {
        var digits = _tape.TextOf(token).TrimStart('0');
        if (digits.Length <= 19
            && UInt128.TryParse(digits.IsEmpty ? "0" : digits, NumberStyles.None, CultureInfo.InvariantCulture, out var magnitude)
            && magnitude <= (UInt128)long.MaxValue + (start == token ? 0u : 1u))
        {
            var number = (long)(start == token ? (Int128)magnitude : -(Int128)magnitude);
            return new(_tape.SpanOf(start, token + 1), CedarValue.Of(number));
        }

        _errors.Add(CedarCodes.Literal, _tape.Token(token).Start, "The integer does not fit 64 bits.",
            "Integers go from -9223372036854775808 to 9223372036854775807.");
        return new(_tape.SpanOf(token), default);
    }

    private CedarExpr Variable(int node)
    {
        ref readonly var name = ref _tape.Node(node);
        var span = _tape.SpanOfNode(node);
        switch (name.EndToken - name.FirstToken == 1 ? _tape.Token(name.FirstToken).Kind : CedarSyntaxKind.Bad)
        {
            case CedarSyntaxKind.PrincipalKeyword: return new VariableExpr(span, CedarVariable.Principal);
            case CedarSyntaxKind.ActionKeyword: return new VariableExpr(span, CedarVariable.Action);
            case CedarSyntaxKind.ResourceKeyword: return new VariableExpr(span, CedarVariable.Resource);
            case CedarSyntaxKind.ContextKeyword: return new VariableExpr(span, CedarVariable.Context);
        }

        var path = _texts.Path(name.FirstToken, name.EndToken);
        _errors.Add(CedarCodes.UnknownName, span.Start, $"'{path}' is no variable.", path switch
        {
            "null" or "nil" or "undefined" or "None" => "Cedar has no null; whether an attribute is there is tested with 'has'.",
            "True" or "TRUE" => "Did you mean 'true'?",
            "False" or "FALSE" => "Did you mean 'false'?",
            _ when name.EndToken - name.FirstToken > 1 => $"An entity is written {path}::\"id\".",
            _ => Suggestion.For(path, ["principal", "action", "resource", "context", "true", "false"])
                ?? "Variables are principal, action, resource and context; a text stands in double quotes.",
        });
        return new LiteralExpr(span, default);
    }

    private CedarExpr Has(int node)
    {
        ref readonly var has = ref _tape.Node(node);
        var operand = Lower(has.FirstChild);
        var first = _tape.Node(has.FirstChild).EndToken + 1;
        if (_tape.Token(first).Kind == CedarSyntaxKind.StringLiteral)
        {
            return Bounded(new HasExpr(_tape.SpanOfNode(node), operand, [_texts.String(first)]));
        }

        var path = new string[(has.EndToken - first + 1) / 2];
        for (var i = 0; i < path.Length; i++)
        {
            path[i] = _texts.Word(first + (2 * i));
        }

        return Bounded(new HasExpr(_tape.SpanOfNode(node), operand, ImmutableCollectionsMarshal.AsImmutableArray(path)));
    }

    private CedarExpr Like(int node)
    {
        ref readonly var like = ref _tape.Node(node);
        return Bounded(new LikeExpr(_tape.SpanOfNode(node), Lower(like.FirstChild), _texts.Pattern(like.EndToken - 1)));
    }

    private CedarExpr Is(int node)
    {
        var operand = _tape.Node(node).FirstChild;
        var type = _tape.Node(operand).NextSibling;
        var ancestor = _tape.Node(type).NextSibling;
        var name = _texts.Path(_tape.Node(type).FirstToken, _tape.Node(type).EndToken);
        return Bounded(new IsExpr(_tape.SpanOfNode(node), Lower(operand), name, ancestor == SyntaxTape.None ? null : Lower(ancestor)));
    }

    private CedarExpr If(int node)
    {
        var condition = _tape.Node(node).FirstChild;
        var then = _tape.Node(condition).NextSibling;
        var otherwise = _tape.Node(then).NextSibling;
        return Bounded(new IfExpr(_tape.SpanOfNode(node), Lower(condition), Lower(then), Lower(otherwise)));
    }

    private CedarExpr Record(int node)
    {
        var first = _tape.Node(node).FirstChild;
        var count = _tape.CountFrom(first);
        var names = new string[count];
        var values = new CedarExpr[count];
        var known = new HashSet<string>(count, StringComparer.Ordinal);
        var next = 0;
        for (var child = first; child != SyntaxTape.None; child = _tape.Node(child).NextSibling, next++)
        {
            ref readonly var field = ref _tape.Node(child);
            ref readonly var key = ref _tape.Token(field.FirstToken);
            names[next] = key.Kind == CedarSyntaxKind.StringLiteral ? _texts.String(field.FirstToken) : _texts.Word(field.FirstToken);
            values[next] = Lower(field.FirstChild);
            if (!known.Add(names[next]))
            {
                _errors.Add(CedarCodes.Duplicate, key.Start, "The record names one field twice.", "Remove one of the two.");
            }
        }

        return Bounded(new RecordExpr(_tape.SpanOfNode(node),
            ImmutableCollectionsMarshal.AsImmutableArray(names), ImmutableCollectionsMarshal.AsImmutableArray(values)));
    }
}
