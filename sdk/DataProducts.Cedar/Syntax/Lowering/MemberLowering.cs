namespace DataProducts.Cedar;

/// <summary>Gives attributes, indexes, functions and methods their meaning.</summary>
internal sealed class MemberLowering(SyntaxTape tape, SyntaxErrors errors, SyntaxTexts texts, ExpressionLowering expressions)
{
    private static readonly string[] Functions = ["decimal", "ip", "datetime", "duration"];

    private static readonly string[] Methods =
    [
        "contains", "containsAll", "containsAny", "isEmpty", "hasTag", "getTag", "lessThan", "lessThanOrEqual", "greaterThan",
        "greaterThanOrEqual", "isIpv4", "isIpv6", "isLoopback", "isMulticast", "isInRange", "offset", "durationSince", "toDate",
        "toTime", "toMilliseconds", "toSeconds", "toMinutes", "toHours", "toDays",
    ];

    public CedarExpr Lower(int node)
    {
        var first = tape.Node(node).FirstToken;
        var target = tape.Node(node).FirstChild;
        var access = tape.Node(target).NextSibling;
        CedarExpr result;
        if (tape.Node(target).Kind == CedarSyntaxKind.Name && tape.Node(access).Kind == CedarSyntaxKind.CallAccess)
        {
            result = Function(target, access);
            access = tape.Node(access).NextSibling;
        }
        else
        {
            result = expressions.Lower(target);
        }

        while (access != SyntaxTape.None)
        {
            var next = tape.Node(access).NextSibling;
            if (next != SyntaxTape.None && tape.Node(next).Kind == CedarSyntaxKind.CallAccess)
            {
                result = Method(first, result, access, next);
                next = tape.Node(next).NextSibling;
            }
            else
            {
                result = Attribute(first, result, access);
            }

            result = expressions.Bounded(result);
            access = next;
        }

        return result;
    }

    private GetAttributeExpr Attribute(int first, CedarExpr operand, int access)
    {
        ref readonly var syntax = ref tape.Node(access);
        var name = syntax.FirstToken + 1;
        return new(tape.SpanOf(first, syntax.EndToken), operand, syntax.Kind == CedarSyntaxKind.FieldAccess ? texts.Word(name) : texts.String(name))
        {
            NameSpan = tape.SpanOf(name),
        };
    }

    private CedarExpr Function(int name, int call)
    {
        var path = texts.Path(tape.Node(name).FirstToken, tape.Node(name).EndToken);
        var span = tape.SpanOf(tape.Node(name).FirstToken, tape.Node(call).EndToken);
        if (ExtensionFunction.Find(path) is { IsMethod: false } function)
        {
            return expressions.Bounded(new CallExpr(span, function, expressions.All(tape.Node(call).FirstChild)));
        }

        errors.Add(CedarCodes.UnknownName, span.Start, $"Cedar has no function '{path}'.",
            Array.IndexOf(Methods, path) >= 0 ? $"'{path}' is a method: write 'a.{path}(…)'."
                : Suggestion.For(path, Functions) ?? "Functions are decimal, ip, datetime and duration.");
        return new LiteralExpr(span, default);
    }

    private CedarExpr Method(int first, CedarExpr target, int field, int call)
    {
        var nameToken = tape.Node(field).FirstToken + 1;
        var name = texts.Word(nameToken);
        var arguments = tape.Node(call).FirstChild;
        var span = tape.SpanOf(first, tape.Node(call).EndToken);
        if (ExtensionFunction.Find(name) is { IsMethod: true } function)
        {
            return new CallExpr(span, function, expressions.All(arguments, target));
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
        var place = tape.Token(nameToken).Start;
        if (op is null && name != "isEmpty")
        {
            errors.Add(CedarCodes.UnknownName, place, $"Cedar has no method '{name}'.",
                Array.IndexOf(Functions, name) >= 0 ? $"'{name}' is a function: write '{name}(…)'." : Suggestion.For(name, Methods));
            return target;
        }

        var expected = op is null ? 0 : 1;
        var given = tape.CountFrom(arguments);
        if (given != expected)
        {
            errors.Add(CedarCodes.Syntax, place, $"'{name}' takes {(expected == 0 ? "no arguments" : "one argument")}, not {given}.");
            return target;
        }

        return op is { } known
            ? new BinaryExpr(span, known, target, expressions.Lower(arguments))
            : new UnaryExpr(span, UnaryOperator.IsEmpty, target);
    }
}
