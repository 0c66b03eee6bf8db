using System.Globalization;
using System.Text;

namespace DataProducts.Cedar;

/// <summary>Writes values and expressions as Cedar text that parses back to the same meaning; not a formatter.</summary>
internal static class CedarPrinter
{
    public static string Print(CedarValue value)
    {
        var builder = new StringBuilder();
        Write(builder, value);
        return builder.ToString();
    }

    public static string Print(CedarExpr expression)
    {
        var builder = new StringBuilder();
        Write(builder, expression);
        return builder.ToString();
    }

    private static void Write(StringBuilder to, CedarValue value)
    {
        var culture = CultureInfo.InvariantCulture;
        switch (value.Kind)
        {
            case CedarKind.Bool: to.Append(value.AsBool ? "true" : "false"); break;
            case CedarKind.Long: to.Append(culture, $"{value.AsLong}"); break;
            case CedarKind.String: to.Append(CedarText.Quote(value.AsString)); break;
            case CedarKind.Entity: to.Append(value.AsEntity.ToString()); break;
            case CedarKind.Set: WriteList(to, '[', value.Elements, Write, ']'); break;
            case CedarKind.Record: WriteRecord(to, value.Fields.Keys, value.Fields.Values, Write); break;
            case CedarKind.Decimal: WriteDecimal(to, value.AsTenThousandths); break;
            case CedarKind.Duration: to.Append(culture, $"duration(\"{value.AsDurationMilliseconds}ms\")"); break;
            case CedarKind.DateTime:
                to.Append(culture, $"datetime(\"1970-01-01\").offset(duration(\"{value.AsUnixMilliseconds}ms\"))");
                break;
            default: to.Append(culture, $"ip(\"{value.AsIp}\")"); break;
        }
    }

    private static void WriteDecimal(StringBuilder to, long scaled)
    {
        var magnitude = UInt128.CreateChecked(Int128.Abs(scaled));
        to.Append(CultureInfo.InvariantCulture, $"decimal(\"{(scaled < 0 ? "-" : "")}{magnitude / 10_000}.{magnitude % 10_000:D4}\")");
    }

    private static void Write(StringBuilder to, CedarExpr expression)
    {
        switch (expression)
        {
            case LiteralExpr literal: Write(to, literal.Value); break;
            case VariableExpr variable: to.Append(Name(variable.Variable)); break;
            case SlotExpr slot: to.Append(slot.Slot == CedarSlot.Principal ? "?principal" : "?resource"); break;
            case UnaryExpr { Operator: UnaryOperator.IsEmpty } unary: WriteOperand(to, unary.Operand).Append(".isEmpty()"); break;
            case UnaryExpr unary: WriteOperand(to.Append(unary.Operator == UnaryOperator.Not ? '!' : '-'), unary.Operand); break;
            case BinaryExpr binary: WriteBinary(to, binary); break;
            case AndExpr and: WriteOperand(WriteOperand(to, and.Left).Append(" && "), and.Right); break;
            case OrExpr or: WriteOperand(WriteOperand(to, or.Left).Append(" || "), or.Right); break;
            case IfExpr choice:
                WriteOperand(to.Append("if "), choice.Condition);
                WriteOperand(to.Append(" then "), choice.Then);
                WriteOperand(to.Append(" else "), choice.Else);
                break;
            case GetAttributeExpr get: WriteOperand(to, get.Operand).Append('[').Append(CedarText.Quote(get.Name)).Append(']'); break;
            case HasExpr { Path.Length: 1 } has: WriteOperand(to, has.Operand).Append(" has ").Append(CedarText.Quote(has.Path[0])); break;
            case HasExpr has: WriteOperand(to, has.Operand).Append(" has ").AppendJoin('.', has.Path); break;
            case IsExpr test: WriteIs(to, test); break;
            case LikeExpr like: WriteOperand(to, like.Operand).Append(" like ").Append(like.Pattern); break;
            case SetExpr set: WriteList(to, '[', set.Elements, Write, ']'); break;
            case RecordExpr record: WriteRecord(to, record.Names, record.Values, Write); break;
            case CallExpr call: WriteCall(to, call); break;
            case ErrorExpr: to.Append("error()"); break;
            default: throw new InvalidOperationException($"{expression.GetType().Name} is no expression.");
        }
    }

    private static StringBuilder WriteOperand(StringBuilder to, CedarExpr operand)
    {
        var simple = operand is VariableExpr or SlotExpr or GetAttributeExpr or SetExpr or RecordExpr or CallExpr or ErrorExpr
            or LiteralExpr { Value.Kind: not CedarKind.Long };
        Write(simple ? to : to.Append('('), operand);
        return simple ? to : to.Append(')');
    }

    private static void WriteBinary(StringBuilder to, BinaryExpr binary)
    {
        var symbol = binary.Operator switch
        {
            BinaryOperator.Equal => " == ",
            BinaryOperator.NotEqual => " != ",
            BinaryOperator.Less => " < ",
            BinaryOperator.LessOrEqual => " <= ",
            BinaryOperator.Greater => " > ",
            BinaryOperator.GreaterOrEqual => " >= ",
            BinaryOperator.Add => " + ",
            BinaryOperator.Subtract => " - ",
            BinaryOperator.Multiply => " * ",
            BinaryOperator.In => " in ",
            BinaryOperator.Contains => ".contains(",
            BinaryOperator.ContainsAll => ".containsAll(",
            BinaryOperator.ContainsAny => ".containsAny(",
            BinaryOperator.HasTag => ".hasTag(",
            _ => ".getTag(",
        };
        WriteOperand(to, binary.Left).Append(symbol);
        if (symbol[0] == '.')
        {
            Write(to, binary.Right);
            to.Append(')');
        }
        else
        {
            WriteOperand(to, binary.Right);
        }
    }

    private static void WriteIs(StringBuilder to, IsExpr test)
    {
        WriteOperand(to, test.Operand).Append(" is ").Append(test.EntityType);
        if (test.Ancestor is { } ancestor)
        {
            WriteOperand(to.Append(" in "), ancestor);
        }
    }

    private static void WriteCall(StringBuilder to, CallExpr call)
    {
        var arguments = call.Arguments;
        if (call.Function.IsMethod)
        {
            WriteOperand(to, arguments[0]).Append('.');
            arguments = arguments.RemoveAt(0);
        }

        WriteList(to.Append(call.Function.Name), '(', arguments, Write, ')');
    }

    private static void WriteList<T>(StringBuilder to, char open, IReadOnlyList<T> items, Action<StringBuilder, T> write, char close)
    {
        to.Append(open);
        for (var i = 0; i < items.Count; i++)
        {
            write(i == 0 ? to : to.Append(", "), items[i]);
        }

        to.Append(close);
    }

    private static void WriteRecord<T>(
        StringBuilder to, IEnumerable<string> names, IEnumerable<T> values, Action<StringBuilder, T> write)
    {
        void WriteField(StringBuilder target, (string Name, T Value) field) =>
            write(target.Append(CedarText.Quote(field.Name)).Append(": "), field.Value);
        WriteList(to, '{', [.. names.Zip(values)], WriteField, '}');
    }

    private static string Name(CedarVariable variable) => variable switch
    {
        CedarVariable.Principal => "principal",
        CedarVariable.Action => "action",
        CedarVariable.Resource => "resource",
        _ => "context",
    };
}
