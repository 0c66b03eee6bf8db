using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace DataProducts.Cedar;

/// <summary>Reads an expression of policy JSON: an object whose one field is the operator.</summary>
internal static class ExprJsonReader
{
    public static CedarExpr Read(ref JsonCursor json)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw json.TooDeep();
        }

        var start = json.Here;
        json.EnterObject("an expression");
        if (!json.NextField(out var op))
        {
            throw json.Fail("The expression is empty; it has one field, its operator.");
        }

        var result = ReadOperator(ref json, op, start);
        return json.NextField(out _) ? throw json.Fail($"An expression has one operator; '{op}' stands before this one.") : result;
    }

    private static CedarExpr ReadOperator(ref JsonCursor json, string op, SourceSpan start)
    {
        switch (op)
        {
            case "Value": return ValueJsonReader.Read(ref json);
            case "Var": return ReadVariable(ref json);
            case "Slot": throw json.Fail("A slot stands only in a template's scope, not in a condition.");
            case "!": return ReadUnary(ref json, UnaryOperator.Not, start);
            case "neg": return ReadUnary(ref json, UnaryOperator.Negate, start);
            case "isEmpty": return ReadUnary(ref json, UnaryOperator.IsEmpty, start);
            case ".": return AttributeJsonReader.ReadAccess(ref json, start);
            case "has": return AttributeJsonReader.ReadHas(ref json, start);
            case "like": return PatternJson.Read(ref json, start);
            case "is": return ReadIs(ref json, start);
            case "if-then-else": return ReadIf(ref json, start);
            case "Set": return ReadSet(ref json, start);
            case "Record": return ReadRecord(ref json, start);
        }

        if (BinaryOperatorNames.Find(op) is { } binary)
        {
            return ReadBinary(ref json, op, binary, start);
        }

        return ExtensionFunction.Find(op) is { } function
            ? ReadCall(ref json, function, start)
            : throw json.Fail("Policy JSON has no such operator, and Cedar no such function.");
    }

    private static VariableExpr ReadVariable(ref JsonCursor json)
    {
        var start = json.Here;
        CedarVariable variable = json.Text("a variable") switch
        {
            "principal" => CedarVariable.Principal,
            "action" => CedarVariable.Action,
            "resource" => CedarVariable.Resource,
            "context" => CedarVariable.Context,
            _ => throw json.Fail("There is no such variable.", "Variables are principal, action, resource and context."),
        };
        return new(json.Since(start), variable);
    }

    private static UnaryExpr ReadUnary(ref JsonCursor json, UnaryOperator op, SourceSpan start)
    {
        CedarExpr? operand = null;
        json.EnterObject("the operand");
        while (json.NextField(out var name))
        {
            operand = name == "arg" && operand is null ? Read(ref json) : throw json.UnexpectedField("The operator", "'arg'");
        }

        return operand is null ? throw json.Fail("The operator lacks its 'arg'.") : new(json.Since(start), op, operand);
    }

    private static CedarExpr ReadBinary(ref JsonCursor json, string symbol, BinaryOperatorNames.Binary op, SourceSpan start)
    {
        CedarExpr? left = null;
        CedarExpr? right = null;
        json.EnterObject($"the operands of '{symbol}'");
        while (json.NextField(out var name))
        {
            switch (name)
            {
                case "left" when left is null: left = Read(ref json); break;
                case "right" when right is null: right = Read(ref json); break;
                default: throw json.UnexpectedField("The operator", "'left' and 'right'");
            }
        }

        return left is not null && right is not null
            ? op.Make(json.Since(start), left, right) : throw json.Fail($"'{symbol}' has both a 'left' and a 'right'.");
    }

    private static IsExpr ReadIs(ref JsonCursor json, SourceSpan start)
    {
        CedarExpr? operand = null;
        CedarExpr? ancestor = null;
        string? type = null;
        json.EnterObject("the operands of 'is'");
        while (json.NextField(out var name))
        {
            switch (name)
            {
                case "left" when operand is null: operand = Read(ref json); break;
                case "entity_type" when type is null: type = json.TypeName("an entity type"); break;
                case "in" when ancestor is null: ancestor = Read(ref json); break;
                default: throw json.UnexpectedField("'is'", "'left', 'entity_type' and, if wanted, 'in'");
            }
        }

        return operand is not null && type is not null
            ? new(json.Since(start), operand, type, ancestor) : throw json.Fail("'is' has both a 'left' and an 'entity_type'.");
    }

    private static IfExpr ReadIf(ref JsonCursor json, SourceSpan start)
    {
        CedarExpr? condition = null;
        CedarExpr? then = null;
        CedarExpr? otherwise = null;
        json.EnterObject("the parts of 'if-then-else'");
        while (json.NextField(out var name))
        {
            switch (name)
            {
                case "if" when condition is null: condition = Read(ref json); break;
                case "then" when then is null: then = Read(ref json); break;
                case "else" when otherwise is null: otherwise = Read(ref json); break;
                default: throw json.UnexpectedField("'if-then-else'", "'if', 'then' and 'else'");
            }
        }

        return condition is not null && then is not null && otherwise is not null
            ? new(json.Since(start), condition, then, otherwise) : throw json.Fail("'if-then-else' has an 'if', a 'then' and an 'else'.");
    }

    private static SetExpr ReadSet(ref JsonCursor json, SourceSpan start)
    {
        var elements = ReadList(ref json, "the elements of a set");
        return new(json.Since(start), elements);
    }

    private static RecordExpr ReadRecord(ref JsonCursor json, SourceSpan start)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        var values = ImmutableArray.CreateBuilder<CedarExpr>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        json.EnterObject("the fields of a record");
        while (json.NextField(out var name))
        {
            if (!known.Add(name))
            {
                throw json.Fail("The record names one field twice.");
            }

            names.Add(name);
            values.Add(Read(ref json));
        }

        return new(json.Since(start), names.ToImmutable(), values.ToImmutable());
    }

    private static CallExpr ReadCall(ref JsonCursor json, ExtensionFunction function, SourceSpan start)
    {
        var arguments = ReadList(ref json, $"the arguments of '{function.Name}'");
        return function.IsMethod && arguments.IsEmpty
            ? throw json.Fail($"'{function.Name}' is a method; its first argument is what it is called on.")
            : new(json.Since(start), function, arguments);
    }

    private static ImmutableArray<CedarExpr> ReadList(ref JsonCursor json, string what)
    {
        var items = ImmutableArray.CreateBuilder<CedarExpr>();
        json.EnterArray(what);
        while (json.NextItem())
        {
            items.Add(Read(ref json));
        }

        return items.ToImmutable();
    }
}
