using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace DataProducts.Query.Gate;

/// <summary>What a statement, or a query inside it, may be made of: SELECT, set operations and (recursive) common table
/// expressions.</summary>
internal static class StatementRules
{
    private static readonly FrozenDictionary<string, NodeRule> Modifiers = new Dictionary<string, NodeRule>(StringComparer.Ordinal)
    {
        ["ORDER_MODIFIER"] = Kind("ORDER_MODIFIER", ("orders", Checks.ListOf(ExpressionRules.Order))),
        ["LIMIT_MODIFIER"] = Kind(
            "LIMIT_MODIFIER", ("limit", Checks.Optional(ExpressionRules.Expression)), ("offset", Checks.Optional(ExpressionRules.Expression))),
        ["DISTINCT_MODIFIER"] = Kind("DISTINCT_MODIFIER", ("distinct_on_targets", ExpressionRules.List)),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, NodeRule> Nodes = new Dictionary<string, NodeRule>(StringComparer.Ordinal)
    {
        ["SELECT_NODE"] = Query(
            "SELECT_NODE",
            ("select_list", ExpressionRules.SelectList),
            ("from_table", TableRules.Table),
            ("where_clause", Checks.Optional(ExpressionRules.Expression)),
            ("group_expressions", ExpressionRules.List),
            ("group_sets", Checks.ListOf(Checks.ListOf(Checks.Index))),
            ("aggregate_handling", Checks.OneOf("This grouping", "STANDARD_HANDLING", "FORCE_AGGREGATES")),
            ("having", Checks.Optional(ExpressionRules.Expression)),
            ("sample", Checks.Absent("A sample")),
            ("qualify", Checks.Optional(ExpressionRules.Expression))),
        ["SET_OPERATION_NODE"] = Query(
            "SET_OPERATION_NODE",
            ("setop_type", Checks.OneOf("This set operation", "UNION", "EXCEPT", "INTERSECT", "UNION_BY_NAME")),
            ("setop_all", Checks.Flag),
            ("left", Node),
            ("right", Node)),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly NodeRule StatementRule = new([], [("node", Node), ("named_param_map", Checks.Absent("A parameter"))]);

    /// <summary>Checks a statement, or a query in brackets.</summary>
    public static void Statement(GateContext gate, JsonNode? value, CteScope scope) =>
        StatementRule.ApplyMembers(gate, Checks.Object(gate, value), scope);

    private static void Node(GateContext gate, JsonNode? value, CteScope scope)
    {
        var node = Checks.Object(gate, value);
        var type = Checks.Text(gate, node["type"]);
        if (!Nodes.TryGetValue(type, out var rule))
        {
            throw gate.Refuse($"'{type}'");
        }

        // First the expressions that this query declares: each sees the ones before it, and only this query sees them all.
        rule.Apply(gate, node, CommonTables.Declare(gate, node["cte_map"], scope));
    }

    /// <summary>Checks the two halves of a recursive expression: only the second sees the expression itself.</summary>
    public static void Recursive(GateContext gate, JsonObject node, string name, CteScope scope)
    {
        var rule = new NodeRule(
            ["RECURSIVE_CTE_NODE"],
            [
                ("type", Any),
                ("modifiers", Checks.Absent("A modifier of a recursive expression")),
                ("cte_map", CommonTables.None),
                ("cte_name", Checks.OneOf("This recursive expression", name)),
                ("union_all", Checks.Flag),
                ("left", Node),
                ("right", (inner, value, outer) => Node(inner, value, outer.With(name))),
                ("aliases", Checks.ListOf(Checks.Identifier)),
                ("key_targets", Checks.Absent("USING KEY")),
            ]);
        rule.Apply(gate, node, scope);
    }

    private static NodeRule Query(string type, params (string Name, Check Check)[] members) =>
        new([type], [("type", Any), ("modifiers", Checks.ListOf(Modifier)), ("cte_map", CommonTables.Seen), .. members]);

    private static NodeRule Kind(string type, params (string Name, Check Check)[] members) => new([type], [("type", Any), .. members]);

    private static void Modifier(GateContext gate, JsonNode? value, CteScope scope)
    {
        var node = Checks.Object(gate, value);
        var type = Checks.Text(gate, node["type"]);
        if (!Modifiers.TryGetValue(type, out var rule))
        {
            throw gate.Refuse($"'{type}'");
        }

        rule.Apply(gate, node, scope);
    }

    private static void Any(GateContext gate, JsonNode? value, CteScope scope)
    {
        if (value is not JsonValue)
        {
            throw gate.Refuse("This form of part");
        }
    }
}
