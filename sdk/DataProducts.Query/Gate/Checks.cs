using System.Text.Json;
using System.Text.Json.Nodes;

namespace DataProducts.Query.Gate;

/// <summary>Says whether one member of a node is allowed, by throwing if not.</summary>
/// <param name="gate">The walk.</param>
/// <param name="value">The member's value.</param>
/// <param name="scope">The common table expressions visible there.</param>
internal delegate void Check(GateContext gate, JsonNode? value, CteScope scope);

/// <summary>The small checks that the rules are made of. Each accepts exactly one form and refuses every other.</summary>
internal static class Checks
{
    public static void Flag(GateContext gate, JsonNode? value, CteScope scope)
    {
        if (value?.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
        {
            throw gate.Refuse("This form of flag");
        }
    }

    public static void Index(GateContext gate, JsonNode? value, CteScope scope)
    {
        if (value is not JsonValue number || !number.TryGetValue<int>(out var index) || index < 0)
        {
            throw gate.Refuse("This form of index");
        }
    }

    public static void Identifier(GateContext gate, JsonNode? value, CteScope scope) => Names.Check(Text(gate, value), gate.Position);

    public static void Alias(GateContext gate, JsonNode? value, CteScope scope)
    {
        if (Text(gate, value) is { Length: > 0 } alias)
        {
            Names.Check(alias, gate.Position);
        }
    }


    /// <summary>Accepts null, an empty text, an empty list or a false flag: the construct that the member stands for is not used.</summary>
    public static Check Absent(string what) => (gate, value, _) =>
    {
        var absent = value switch
        {
            null => true,
            JsonArray list => list.Count == 0,
            JsonValue single => single.GetValueKind() == JsonValueKind.False
                || (single.GetValueKind() == JsonValueKind.String && single.GetValue<string>().Length == 0),
            _ => false,
        };

        if (!absent)
        {
            throw gate.Refuse(what);
        }
    };

    public static Check OneOf(string what, params string[] allowed) => (gate, value, _) =>
    {
        if (!allowed.Contains(Text(gate, value), StringComparer.Ordinal))
        {
            throw gate.Refuse(what);
        }
    };

    public static Check Optional(Check check) => (gate, value, scope) =>
    {
        if (value is not null)
        {
            check(gate, value, scope);
        }
    };

    public static Check ListOf(Check check) => (gate, value, scope) =>
    {
        foreach (var item in List(gate, value))
        {
            check(gate, item, scope);
        }
    };

    /// <summary>Accepts an object with exactly these members.</summary>
    public static Check Record(params (string Name, Check Check)[] members)
    {
        var rule = new NodeRule([], members);
        return (gate, value, scope) => rule.ApplyMembers(gate, Object(gate, value), scope);
    }

    public static string Text(GateContext gate, JsonNode? value) =>
        value is JsonValue text && text.GetValueKind() == JsonValueKind.String ? text.GetValue<string>() : throw gate.Refuse("This form of text");

    public static JsonArray List(GateContext gate, JsonNode? value) => value as JsonArray ?? throw gate.Refuse("This form of list");

    public static JsonObject Object(GateContext gate, JsonNode? value) => value as JsonObject ?? throw gate.Refuse("This form of part");
}
