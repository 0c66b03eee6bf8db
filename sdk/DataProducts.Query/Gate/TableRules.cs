using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace DataProducts.Query.Gate;

/// <summary>What may stand in FROM, by the engine's type name. Table functions, pivots, SHOW and everything else is not listed, so it is
/// refused.</summary>
internal static class TableRules
{
    private static readonly FrozenDictionary<string, NodeRule> Rules = new Dictionary<string, NodeRule>(StringComparer.Ordinal)
    {
        ["EMPTY"] = Kind("EMPTY"),
        ["BASE_TABLE"] = Kind(
            "BASE_TABLE",
            ("schema_name", Checks.Alias),
            ("table_name", Any),
            ("catalog_name", Checks.Absent("A catalog before a table")),
            ("column_name_alias", Checks.ListOf(Checks.Identifier)),
            ("at_clause", Checks.Absent("AT (VERSION or TIMESTAMP …)"))),
        ["SUBQUERY"] = Kind("SUBQUERY", ("subquery", StatementRules.Statement), ("column_name_alias", Checks.ListOf(Checks.Identifier))),
        ["EXPRESSION_LIST"] = Kind(
            "EXPRESSION_LIST",
            ("expected_names", Checks.Absent("Names of a VALUES list")),
            ("expected_types", Checks.Absent("Types of a VALUES list")),
            ("values", Checks.ListOf(ExpressionRules.List))),
        ["JOIN"] = Kind(
            "JOIN",
            ("left", Table),
            ("right", Table),
            ("condition", Checks.Optional(ExpressionRules.Expression)),
            ("join_type", Checks.OneOf("This kind of join", "INNER", "LEFT", "RIGHT", "FULL", "SEMI", "ANTI")),
            ("ref_type", Checks.OneOf("This kind of join", "REGULAR", "NATURAL", "CROSS")),
            ("using_columns", Checks.ListOf(Checks.Identifier)),
            ("delim_flipped", Checks.Absent("A flipped join")),
            ("duplicate_eliminated_columns", Checks.Absent("A delimited join"))),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static void Table(GateContext gate, JsonNode? value, CteScope scope)
    {
        var node = Checks.Object(gate, value);
        var type = Checks.Text(gate, node["type"]);
        if (!Rules.TryGetValue(type, out var rule))
        {
            gate.Enter(node);
            throw gate.Refuse($"'{type}' in FROM");
        }

        rule.Apply(gate, node, scope);
        if (type == "BASE_TABLE")
        {
            Resolve(gate, node, scope);
        }
    }

    private static void Resolve(GateContext gate, JsonObject node, CteScope scope)
    {
        var schema = Checks.Text(gate, node["schema_name"]);
        var table = Checks.Text(gate, node["table_name"]);
        if (schema.Length > 0)
        {
            gate.Found(Names.Product(schema, table, gate.Position));
            return;
        }

        if (!scope.Sees(table))
        {
            // The name is not quoted when it is a path or anything else that is no name.
            Names.Check(table, gate.Position);
            throw new QueryRefusedException(
                QueryErrors.Table, $"'{table}' is not a data product: write domain.product, or domain.product__port", gate.Position);
        }
    }

    private static NodeRule Kind(string type, params (string Name, Check Check)[] members) =>
        new([type], [("type", Any), ("query_location", Any), ("alias", Checks.Alias), ("sample", Checks.Absent("A sample")), .. members]);

    private static void Any(GateContext gate, JsonNode? value, CteScope scope)
    {
        if (value is not JsonValue)
        {
            throw gate.Refuse("This form of part");
        }
    }
}
