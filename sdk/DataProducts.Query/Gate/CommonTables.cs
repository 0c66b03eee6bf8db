using System.Text.Json.Nodes;

namespace DataProducts.Query.Gate;

/// <summary>WITH: checks each expression in the scope of those before it, and gives the scope that the query itself sees.</summary>
internal static class CommonTables
{
    public static CteScope Declare(GateContext gate, JsonNode? map, CteScope scope)
    {
        foreach (var item in Entries(gate, map))
        {
            var entry = Checks.Object(gate, item);
            var name = Checks.Text(gate, entry["key"]);
            Names.CheckTableExpression(name, gate.Position);
            if (entry.Count != 2)
            {
                throw gate.Refuse("This form of WITH");
            }

            Body(name).ApplyMembers(gate, Checks.Object(gate, entry["value"]), scope);
            scope = scope.With(name);
        }

        return scope;
    }

    /// <summary>Accepts the map that <see cref="Declare"/> has already checked.</summary>
    public static void Seen(GateContext gate, JsonNode? value, CteScope scope) => Entries(gate, value);

    /// <summary>Accepts an empty map.</summary>
    public static void None(GateContext gate, JsonNode? value, CteScope scope)
    {
        if (Entries(gate, value).Count > 0)
        {
            throw gate.Refuse("WITH inside a recursive expression's head");
        }
    }

    private static JsonArray Entries(GateContext gate, JsonNode? map)
    {
        var node = Checks.Object(gate, map);
        return node.Count == 1 ? Checks.List(gate, node["map"]) : throw gate.Refuse("This form of WITH");
    }

    private static NodeRule Body(string name) => new(
        [],
        [
            ("aliases", Checks.ListOf(Checks.Identifier)),
            ("query", (gate, value, scope) => Query(gate, value, name, scope)),
            ("materialized", Checks.OneOf("This WITH", "CTE_MATERIALIZE_DEFAULT", "CTE_MATERIALIZE_ALWAYS", "CTE_MATERIALIZE_NEVER")),
            ("key_targets", Checks.Absent("USING KEY")),
        ]);

    private static void Query(GateContext gate, JsonNode? value, string name, CteScope scope)
    {
        var statement = Checks.Object(gate, value);
        if (statement["node"] is JsonObject node && node["type"] is JsonValue type && type.TryGetValue<string>(out var kind) && kind == "RECURSIVE_CTE_NODE")
        {
            new NodeRule([], [("node", (inner, body, outer) => StatementRules.Recursive(inner, Checks.Object(inner, body), name, outer)),
                ("named_param_map", Checks.Absent("A parameter"))]).ApplyMembers(gate, statement, scope);
            return;
        }

        StatementRules.Statement(gate, value, scope);
    }
}
