using System.Collections.Immutable;
using System.Globalization;

namespace DataProducts.Cedar;

/// <summary>Reads literals, variables, calls, and what follows them: attributes, indexes and methods.</summary>
internal sealed class MemberParser(TokenReader tokens)
{
    public CedarExpr Parse(ExprParser expressions)
    {
        var result = Primary(expressions);
        while (true)
        {
            if (tokens.Accept("."))
            {
                var name = Names.ReadName(tokens, "an attribute or a method");
                result = tokens.Is("(")
                    ? Method(expressions, result, name) : new GetAttributeExpr(result.Span.To(tokens.Last), result, name);
            }
            else if (tokens.Accept("["))
            {
                var name = tokens.StringLiteral("an attribute's name in quotes");
                tokens.Expect("]");
                result = new GetAttributeExpr(result.Span.To(tokens.Last), result, name);
            }
            else
            {
                return result;
            }

            ExprParser.Bounded(result, tokens);
        }
    }

    private CedarExpr Primary(ExprParser expressions)
    {
        var token = tokens.Current;
        switch (token.Kind)
        {
            case TokenKind.Integer:
                tokens.Advance();
                return long.TryParse(tokens.TextOf(token), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    ? new LiteralExpr(token.Span, CedarValue.Of(number))
                    : throw tokens.Fail(CedarCodes.Syntax, token.Span, "The integer does not fit 64 bits.");
            case TokenKind.String:
                return new LiteralExpr(token.Span, CedarValue.Of(tokens.StringLiteral("a string")));
            case TokenKind.Identifier:
                return Named(expressions);
        }

        if (tokens.Is("?"))
        {
            throw tokens.Fail(CedarCodes.Syntax, tokens.Current.Span, "A slot stands only in a template's scope.",
                "Compare principal or resource there, for example 'principal == ?principal'.");
        }

        if (tokens.Accept("("))
        {
            var inner = expressions.Parse();
            tokens.Expect(")");
            return inner;
        }

        return tokens.Is("[") ? Set(expressions) : tokens.Is("{") ? Record(expressions) : throw tokens.Unexpected("an expression");
    }

    private CedarExpr Named(ExprParser expressions)
    {
        var span = tokens.Current.Span;
        if (tokens.Is("true") || tokens.Is("false"))
        {
            return new LiteralExpr(span, CedarValue.Of(tokens.TextOf(tokens.Advance()) is "true"));
        }

        var path = Names.ReadPath(tokens, "an expression");
        if (tokens.Accept("::"))
        {
            var id = tokens.StringLiteral("an entity's id in quotes");
            return new LiteralExpr(span.To(tokens.Last), CedarValue.Of(new EntityUid(path, id)));
        }

        if (tokens.Is("("))
        {
            return ExtensionFunction.Find(path) is { IsMethod: false } function
                ? new CallExpr(span.To(tokens.Last), function, Arguments(expressions, []))
                : throw tokens.Fail(CedarCodes.Syntax, span, $"Cedar has no function '{path}'.",
                    "Functions are decimal, ip, datetime and duration.");
        }

        CedarVariable? variable = path switch
        {
            "principal" => CedarVariable.Principal,
            "action" => CedarVariable.Action,
            "resource" => CedarVariable.Resource,
            "context" => CedarVariable.Context,
            _ => null,
        };
        return variable is { } known
            ? new VariableExpr(span, known)
            : throw tokens.Fail(CedarCodes.Syntax, span, $"'{path}' is no variable.",
                "Variables are principal, action, resource and context.");
    }

    private CedarExpr Method(ExprParser expressions, CedarExpr target, string name)
    {
        var span = tokens.Last;
        if (ExtensionFunction.Find(name) is { IsMethod: true } function)
        {
            var arguments = Arguments(expressions, [target]);
            return new CallExpr(target.Span.To(tokens.Last), function, arguments);
        }

        BinaryOperator? op = name switch
        {
            "contains" => BinaryOperator.Contains,
            "containsAll" => BinaryOperator.ContainsAll,
            "containsAny" => BinaryOperator.ContainsAny,
            "hasTag" => BinaryOperator.HasTag,
            "getTag" => BinaryOperator.GetTag,
            _ => null,
        };
        if (op is null && name != "isEmpty")
        {
            throw tokens.Fail(CedarCodes.Syntax, span, $"Cedar has no method '{name}'.");
        }

        var operands = Arguments(expressions, []);
        var expected = op is null ? 0 : 1;
        if (operands.Length != expected)
        {
            throw tokens.Fail(CedarCodes.Syntax, span, $"'{name}' takes {expected} arguments, not {operands.Length}.");
        }

        var whole = target.Span.To(tokens.Last);
        return op is { } known ? new BinaryExpr(whole, known, target, operands[0]) : new UnaryExpr(whole, UnaryOperator.IsEmpty, target);
    }

    private ImmutableArray<CedarExpr> Arguments(ExprParser expressions, ImmutableArray<CedarExpr> before)
    {
        var arguments = before.ToBuilder();
        tokens.Expect("(");
        ReadList(")", () => arguments.Add(expressions.Parse()));
        return arguments.ToImmutable();
    }

    private CedarExpr Set(ExprParser expressions)
    {
        var start = tokens.Advance().Span;
        var elements = ImmutableArray.CreateBuilder<CedarExpr>();
        ReadList("]", () => elements.Add(expressions.Parse()));
        return ExprParser.Bounded(new SetExpr(start.To(tokens.Last), elements.ToImmutable()), tokens);
    }

    private CedarExpr Record(ExprParser expressions)
    {
        var start = tokens.Advance().Span;
        var names = ImmutableArray.CreateBuilder<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        var values = ImmutableArray.CreateBuilder<CedarExpr>();
        ReadList("}", () =>
        {
            var at = tokens.Current;
            var name = at.Kind == TokenKind.String ? tokens.StringLiteral("a name") : Names.ReadName(tokens, "a field's name");
            if (!known.Add(name))
            {
                throw tokens.Fail(CedarCodes.Syntax, at.Span, "The record names one field twice.");
            }

            tokens.Expect(":");
            names.Add(name);
            values.Add(expressions.Parse());
        });
        return ExprParser.Bounded(new RecordExpr(start.To(tokens.Last), names.ToImmutable(), values.ToImmutable()), tokens);
    }

    // A comma may follow the last item (RFC 71).
    private void ReadList(string close, Action item)
    {
        while (!tokens.Accept(close))
        {
            item();
            if (!tokens.Accept(","))
            {
                tokens.Expect(close);
                return;
            }
        }
    }
}
