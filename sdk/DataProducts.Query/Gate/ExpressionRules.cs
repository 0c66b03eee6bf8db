using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DataProducts.Query.Gate;

/// <summary>The expressions that a statement may hold, by the engine's class name. What is not listed here is refused.</summary>
internal static class ExpressionRules
{
    // An ORDER BY inside an aggregate has the same form as the one of a statement.
    private static readonly Check Orders = Checks.ListOf(Order);

    private static readonly Check Boundary = Checks.OneOf(
        "This window frame",
        "UNBOUNDED_PRECEDING", "UNBOUNDED_FOLLOWING", "CURRENT_ROW_RANGE", "CURRENT_ROW_ROWS", "CURRENT_ROW_GROUPS", "EXPR_PRECEDING_ROWS",
        "EXPR_FOLLOWING_ROWS", "EXPR_PRECEDING_RANGE", "EXPR_FOLLOWING_RANGE", "EXPR_PRECEDING_GROUPS", "EXPR_FOLLOWING_GROUPS");

    private static readonly string[] Comparisons =
    [
        "COMPARE_EQUAL", "COMPARE_NOTEQUAL", "COMPARE_LESSTHAN", "COMPARE_GREATERTHAN", "COMPARE_LESSTHANOREQUALTO",
        "COMPARE_GREATERTHANOREQUALTO", "COMPARE_DISTINCT_FROM", "COMPARE_NOT_DISTINCT_FROM",
    ];

    private static readonly FrozenDictionary<string, NodeRule> Rules = new Dictionary<string, NodeRule>(StringComparer.Ordinal)
    {
        ["COLUMN_REF"] = Kind(["COLUMN_REF"], ("column_names", Column)),
        ["CONSTANT"] = Kind(["VALUE_CONSTANT"], ("value", Constants.Check)),
        ["CAST"] = Kind(["OPERATOR_CAST"], ("child", Expression), ("cast_type", CastTypes.Check), ("try_cast", Checks.Flag)),
        ["COMPARISON"] = Kind(Comparisons, ("left", Expression), ("right", Expression)),
        ["BETWEEN"] = Kind(["COMPARE_BETWEEN"], ("input", Expression), ("lower", Expression), ("upper", Expression)),
        ["CONJUNCTION"] = Kind(["CONJUNCTION_AND", "CONJUNCTION_OR"], ("children", List)),
        ["OPERATOR"] = Kind(
            [
                "OPERATOR_NOT", "OPERATOR_IS_NULL", "OPERATOR_IS_NOT_NULL", "OPERATOR_COALESCE", "COMPARE_IN", "COMPARE_NOT_IN", "GROUPING_FUNCTION",
                "ARRAY_EXTRACT", "STRUCT_EXTRACT",
            ],
            ("children", List)),
        ["CASE"] = Kind(
            ["CASE_EXPR"],
            ("case_checks", Checks.ListOf(Checks.Record(("when_expr", Expression), ("then_expr", Expression)))),
            ("else_expr", Checks.Optional(Expression))),
        ["FUNCTION"] = Kind(
            ["FUNCTION"],
            ("function_name", (gate, value, _) => Function(gate, value, Functions.Operators, Functions.Scalars, Functions.Aggregates)),
            ("schema", Schema),
            ("catalog", Checks.Absent("A catalog before a function")),
            ("children", List),
            ("filter", Checks.Optional(Expression)),
            ("order_bys", Checks.Record(("type", Checks.OneOf("This order", "ORDER_MODIFIER")), ("orders", Orders))),
            ("distinct", Checks.Flag),
            ("is_operator", Checks.Flag),
            ("export_state", Checks.Absent("EXPORT_STATE"))),
        ["WINDOW"] = Kind(
            [
                "WINDOW_AGGREGATE", "WINDOW_ROW_NUMBER", "WINDOW_RANK", "WINDOW_RANK_DENSE", "WINDOW_PERCENT_RANK", "WINDOW_CUME_DIST",
                "WINDOW_NTILE", "WINDOW_LEAD", "WINDOW_LAG", "WINDOW_FIRST_VALUE", "WINDOW_LAST_VALUE", "WINDOW_NTH_VALUE",
            ],
            ("function_name", (gate, value, _) => Function(gate, value, Functions.Windows, Functions.Aggregates)),
            ("schema", Schema),
            ("catalog", Checks.Absent("A catalog before a function")),
            ("children", List),
            ("partitions", List),
            ("orders", Orders),
            ("arg_orders", Orders),
            ("start", Boundary),
            ("end", Boundary),
            ("start_expr", Checks.Optional(Expression)),
            ("end_expr", Checks.Optional(Expression)),
            ("offset_expr", Checks.Optional(Expression)),
            ("default_expr", Checks.Optional(Expression)),
            ("filter_expr", Checks.Optional(Expression)),
            ("ignore_nulls", Checks.Flag),
            ("distinct", Checks.Flag),
            ("exclude_clause", Checks.OneOf("This EXCLUDE", "NO_OTHER", "CURRENT_ROW", "GROUP", "TIES"))),
        ["SUBQUERY"] = Kind(
            ["SUBQUERY"],
            ("subquery_type", Checks.OneOf("This subquery", "SCALAR", "EXISTS", "NOT_EXISTS", "ANY")),
            ("subquery", StatementRules.Statement),
            ("child", Checks.Optional(Expression)),
            ("comparison_type", Checks.OneOf("This comparison", ["INVALID", .. Comparisons]))),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // A star stands only where a column list does; anywhere else (COUNT(t.*), COLUMNS(*)) it would be a way to a whole row.
    private static readonly NodeRule Star = Kind(
        ["STAR"],
        ("relation_name", Checks.Alias),
        ("exclude_list", Checks.ListOf(Checks.Identifier)),
        ("replace_list", Checks.ListOf(Checks.Record(("key", Checks.Identifier), ("value", Expression)))),
        ("columns", Checks.Absent("COLUMNS(…), or ORDER BY ALL")),
        ("expr", Checks.Absent("COLUMNS(…)")),
        ("qualified_exclude_list", Checks.Absent("EXCLUDE with a table's name")),
        ("rename_list", Checks.Absent("RENAME")));

    public static void Expression(GateContext gate, JsonNode? value, CteScope scope)
    {
        var node = Checks.Object(gate, value);
        var kind = Checks.Text(gate, node["class"]);
        if (!Rules.TryGetValue(kind, out var rule))
        {
            gate.Enter(node);
            throw gate.Refuse($"'{kind}'");
        }

        rule.Apply(gate, node, scope);
    }

    public static void List(GateContext gate, JsonNode? value, CteScope scope)
    {
        foreach (var item in Checks.List(gate, value))
        {
            Expression(gate, item, scope);
        }
    }

    public static void SelectList(GateContext gate, JsonNode? value, CteScope scope)
    {
        foreach (var item in Checks.List(gate, value))
        {
            if (item is JsonObject node && node["class"] is JsonValue name && name.GetValueKind() == JsonValueKind.String && (string?)name == "STAR")
            {
                Star.Apply(gate, node, scope);
            }
            else
            {
                Expression(gate, item, scope);
            }
        }
    }

    public static void Order(GateContext gate, JsonNode? value, CteScope scope) => OrderRule.ApplyMembers(gate, Checks.Object(gate, value), scope);

    private static readonly NodeRule OrderRule = new(
        [],
        [
            ("type", Checks.OneOf("This order", "ORDER_DEFAULT", "ASCENDING", "DESCENDING")),
            ("null_order", Checks.OneOf("This order of nulls", "ORDER_DEFAULT", "NULLS FIRST", "NULLS LAST")),
            ("expression", Expression),
        ]);

    private static NodeRule Kind(string[] types, params (string Name, Check Check)[] members) =>
        new(types, [("class", Any), ("type", Any), ("query_location", Any), ("alias", Checks.Alias), .. members]);

    // Decided before: the class chose the rule, the rule compared the type, and the location is a number that nothing acts on.
    private static void Any(GateContext gate, JsonNode? value, CteScope scope)
    {
        if (value is not JsonValue)
        {
            throw gate.Refuse("This form of part");
        }
    }

    private static void Column(GateContext gate, JsonNode? value, CteScope scope)
    {
        var parts = Checks.List(gate, value).Select(part => Checks.Text(gate, part)).ToArray();
        if (parts.Length is 0 or > 3)
        {
            throw gate.Refuse("A column's name of more than three parts");
        }

        Names.CheckColumn(parts, gate.Position);
    }

    private static void Schema(GateContext gate, JsonNode? value, CteScope scope)
    {
        if (Checks.Text(gate, value) is not ("" or "main"))
        {
            throw gate.Refuse("A schema before a function");
        }
    }

    private static void Function(GateContext gate, JsonNode? value, params ReadOnlySpan<FrozenSet<string>> allowed)
    {
        var name = Checks.Text(gate, value);
        foreach (var set in allowed)
        {
            if (set.Contains(name))
            {
                return;
            }
        }

        throw new QueryRefusedException(QueryErrors.Function, $"The function '{name}' is not on the list of functions for governed queries", gate.Position);
    }
}
