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
            case CedarKind.Decimal: to.Append(culture, $"decimal(\"{DecimalText(value.AsTenThousandths)}\")"); break;
            case CedarKind.Duration: to.Append(culture, $"duration(\"{value.AsDurationMilliseconds}ms\")"); break;
            case CedarKind.DateTime:
                to.Append(culture, $"datetime(\"1970-01-01\").offset(duration(\"{value.AsUnixMilliseconds}ms\"))");
                break;
            default: to.Append(culture, $"ip(\"{value.AsIp}\")"); break;
        }
    }

    /// <summary>Gives the text that <c>decimal</c> takes, with all four digits behind the point.</summary>
    public static string DecimalText(long tenThousandths)
    {
        var magnitude = UInt128.CreateChecked(Int128.Abs(tenThousandths));
        return string.Create(CultureInfo.InvariantCulture, $"{(tenThousandths < 0 ? "-" : "")}{magnitude / 10_000}.{magnitude % 10_000:D4}");
    }

    public static void Write(StringBuilder to, CedarExpr expression)
    {
        switch (expression)
        {
            case LiteralExpr literal: Write(to, literal.Value); break;
            case VariableExpr variable: to.Append(Name(variable.Variable)); break;
            case SlotExpr slot: to.Append(slot.Slot == CedarSlot.Principal ? "?principal" : "?resource"); break;
            case UnaryExpr { Operator: UnaryOperator.IsEmpty } unary: WriteOperand(to, unary.Operand, Precedence.Member).Append(".isEmpty()"); break;
            case UnaryExpr unary:
                WriteOperand(to.Append(unary.Operator == UnaryOperator.Not ? '!' : '-'), unary.Operand, Precedence.Member);
                break;
            case BinaryExpr binary: WriteBinary(to, binary); break;
            case AndExpr and: WriteInfix(to, and.Left, Precedence.And, " && ", and.Right, Precedence.Relation); break;
            case OrExpr or: WriteInfix(to, or.Left, Precedence.Or, " || ", or.Right, Precedence.And); break;
            case IfExpr choice:
                Write(to.Append("if "), choice.Condition);
                Write(to.Append(" then "), choice.Then);
                Write(to.Append(" else "), choice.Else);
                break;
            case GetAttributeExpr get: WriteAccess(to, get); break;
            case HasExpr has:
                WriteOperand(to, has.Operand, Precedence.Sum).Append(" has ");
                _ = has.Path is [var name] && !WrittenNames.IsName(name) ? to.Append(CedarText.Quote(name)) : to.AppendJoin('.', has.Path);
                break;
            case IsExpr test: WriteIs(to, test); break;
            case LikeExpr like: WriteOperand(to, like.Operand, Precedence.Sum).Append(" like ").Append(like.Pattern); break;
            case SetExpr set: WriteList(to, '[', set.Elements, Write, ']'); break;
            case RecordExpr record: WriteRecord(to, record.Names, record.Values, Write); break;
            case CallExpr call: WriteCall(to, call); break;
            case ErrorExpr: to.Append("error()"); break;
            default: throw new InvalidOperationException($"{expression.GetType().Name} is no expression.");
        }
    }

    private static StringBuilder WriteOperand(StringBuilder to, CedarExpr operand, int least)
    {
        var stands = Precedence.Of(operand) >= least;
        Write(stands ? to : to.Append('('), operand);
        return stands ? to : to.Append(')');
    }

    private static void WriteInfix(StringBuilder to, CedarExpr left, int leastLeft, string symbol, CedarExpr right, int leastRight) =>
        WriteOperand(WriteOperand(to, left, leastLeft).Append(symbol), right, leastRight);

    private static void WriteAccess(StringBuilder to, GetAttributeExpr get)
    {
        WriteOperand(to, get.Operand, Precedence.Member);
        _ = WrittenNames.IsName(get.Name) ? to.Append('.').Append(get.Name) : to.Append('[').Append(CedarText.Quote(get.Name)).Append(']');
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
        var level = Precedence.Of(binary.Operator);
        if (level == Precedence.Member)
        {
            Write(WriteOperand(to, binary.Left, level).Append(symbol), binary.Right);
            to.Append(')');
        }
        else
        {
            // Relations do not chain; sums and products do, to the left.
            WriteInfix(to, binary.Left, level == Precedence.Relation ? Precedence.Sum : level, symbol, binary.Right, level + 1);
        }
    }

    private static void WriteIs(StringBuilder to, IsExpr test)
    {
        WriteOperand(to, test.Operand, Precedence.Sum).Append(" is ").Append(test.EntityType);
        if (test.Ancestor is { } ancestor)
        {
            WriteOperand(to.Append(" in "), ancestor, Precedence.Sum);
        }
    }

    private static void WriteCall(StringBuilder to, CallExpr call)
    {
        var arguments = call.Arguments;
        if (call.Function.IsMethod)
        {
            WriteOperand(to, arguments[0], Precedence.Member).Append('.');
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

    public static string Name(CedarVariable variable) => variable switch
    {
        CedarVariable.Principal => "principal",
        CedarVariable.Action => "action",
        CedarVariable.Resource => "resource",
        _ => "context",
    };
}
