using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DataProducts.Query.Gate;

/// <summary>The literals that the engine's parser makes: numbers, texts, booleans and null.</summary>
internal static class Constants
{
    private static readonly FrozenSet<string> Types = FrozenSet.Create(
        StringComparer.Ordinal, "NULL", "BOOLEAN", "INTEGER", "BIGINT", "HUGEINT", "DECIMAL", "DOUBLE", "VARCHAR");

    public static void Check(GateContext gate, JsonNode? value, CteScope scope)
    {
        var constant = Checks.Object(gate, value);
        gate.Enter(constant);
        var isNull = constant["is_null"]?.GetValueKind() is JsonValueKind.True;
        foreach (var (name, member) in constant)
        {
            switch (name)
            {
                case "type":
                    CastTypes.Check(gate, member, Types);
                    break;
                case "is_null":
                    Checks.Flag(gate, member, scope);
                    break;
                case "value" when !isNull:
                    Value(gate, member, scope);
                    break;
                default:
                    throw gate.Refuse("This form of literal");
            }
        }

        if (constant.Count != (isNull ? 2 : 3))
        {
            throw gate.Refuse("This form of literal");
        }
    }

    private static void Value(GateContext gate, JsonNode? value, CteScope scope)
    {
        if (value is JsonObject wide)
        {
            // A 128-bit integer comes in two halves.
            if (wide.Count != 2 || !IsNumber(wide["upper"]) || !IsNumber(wide["lower"]))
            {
                throw gate.Refuse("This form of literal");
            }

            return;
        }

        if (value?.GetValueKind() is not (JsonValueKind.Number or JsonValueKind.String or JsonValueKind.True or JsonValueKind.False))
        {
            throw gate.Refuse("This form of literal");
        }
    }

    private static bool IsNumber(JsonNode? value) => value?.GetValueKind() == JsonValueKind.Number;
}
