using System.Collections.Immutable;
using System.Text.Json;

namespace DataProducts.Cedar;

/// <summary>Writes expressions as policy JSON.</summary>
internal static class ExprJsonWriter
{
    public static void Write(Utf8JsonWriter to, CedarExpr expression)
    {
        to.WriteStartObject();
        switch (expression)
        {
            case LiteralExpr literal:
                to.WritePropertyName("Value");
                ValueJsonWriter.Write(to, literal.Value);
                break;
            case VariableExpr variable: to.WriteString("Var", CedarPrinter.Name(variable.Variable)); break;
            case SlotExpr slot: to.WriteString("Slot", SlotNames.Of(slot.Slot)); break;
            case UnaryExpr unary: WriteOperands(to, Name(unary.Operator), ("arg", unary.Operand)); break;
            case BinaryExpr binary: WriteOperands(to, BinaryOperatorNames.Of(binary), ("left", binary.Left), ("right", binary.Right)); break;
            case AndExpr and: WriteOperands(to, "&&", ("left", and.Left), ("right", and.Right)); break;
            case OrExpr or: WriteOperands(to, "||", ("left", or.Left), ("right", or.Right)); break;
            case IfExpr choice:
                WriteOperands(to, "if-then-else", ("if", choice.Condition), ("then", choice.Then), ("else", choice.Else));
                break;
            case GetAttributeExpr get: WriteAccess(to, get); break;
            case HasExpr has: WriteHas(to, has); break;
            case LikeExpr like: WriteLike(to, like); break;
            case IsExpr test: WriteIs(to, test); break;
            case SetExpr set: WriteList(to, "Set", set.Elements); break;
            case RecordExpr record: WriteRecord(to, record); break;
            case CallExpr call: WriteList(to, call.Function.Name, call.Arguments); break;
            case ErrorExpr: WriteList(to, "error", []); break;
            default: throw new InvalidOperationException($"{expression.GetType().Name} is no expression.");
        }

        to.WriteEndObject();
    }

    private static string Name(UnaryOperator op) => op switch
    {
        UnaryOperator.Not => "!",
        UnaryOperator.Negate => "neg",
        _ => "isEmpty",
    };

    private static void WriteOperands(Utf8JsonWriter to, string op, params ReadOnlySpan<(string Name, CedarExpr Operand)> operands)
    {
        to.WriteStartObject(op);
        foreach (var (name, operand) in operands)
        {
            to.WritePropertyName(name);
            Write(to, operand);
        }

        to.WriteEndObject();
    }

    private static void WriteAccess(Utf8JsonWriter to, GetAttributeExpr get)
    {
        WriteLeft(to, ".", get.Operand);
        to.WriteString("attr", get.Name);
        to.WriteEndObject();
    }

    private static void WriteHas(Utf8JsonWriter to, HasExpr has)
    {
        WriteLeft(to, "has", has.Operand);
        if (has.Path.Length == 1)
        {
            to.WriteString("attr", has.Path[0]);
        }
        else
        {
            to.WriteStartArray("attr");
            foreach (var name in has.Path)
            {
                to.WriteStringValue(name);
            }

            to.WriteEndArray();
        }

        to.WriteEndObject();
    }

    private static void WriteLike(Utf8JsonWriter to, LikeExpr like)
    {
        WriteLeft(to, "like", like.Operand);
        to.WritePropertyName("pattern");
        PatternJson.Write(to, like.Pattern);
        to.WriteEndObject();
    }

    private static void WriteIs(Utf8JsonWriter to, IsExpr test)
    {
        WriteLeft(to, "is", test.Operand);
        to.WriteString("entity_type", test.EntityType);
        if (test.Ancestor is { } ancestor)
        {
            to.WritePropertyName("in");
            Write(to, ancestor);
        }

        to.WriteEndObject();
    }

    private static void WriteLeft(Utf8JsonWriter to, string op, CedarExpr operand)
    {
        to.WriteStartObject(op);
        to.WritePropertyName("left");
        Write(to, operand);
    }

    private static void WriteList(Utf8JsonWriter to, string name, ImmutableArray<CedarExpr> items)
    {
        to.WriteStartArray(name);
        foreach (var item in items)
        {
            Write(to, item);
        }

        to.WriteEndArray();
    }

    private static void WriteRecord(Utf8JsonWriter to, RecordExpr record)
    {
        to.WriteStartObject("Record");
        for (var i = 0; i < record.Names.Length; i++)
        {
            to.WritePropertyName(record.Names[i]);
            Write(to, record.Values[i]);
        }

        to.WriteEndObject();
    }
}
