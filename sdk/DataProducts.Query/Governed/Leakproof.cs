using System.Text.Json.Nodes;

namespace DataProducts.Query.Governed;

/// <summary>
/// Says of a statement that its values need no guard. The engine may run a viewer's conditions on rows that the row filter hides; where none of
/// them can fail, whatever the row holds, nobody can tell that they ran.
/// </summary>
/// <remarks>
/// The list is closed, and whatever is not certain is guarded. Conditions are comparisons without a cast of a column; what is computed above them
/// (sums, products) the engine computes after the row filter, and it is from a short list too: an expression of a SELECT below a join, or of a
/// group that HAVING asks for, can become a condition.
/// </remarks>
internal static class Leakproof
{
    private static readonly string[] Joins = ["INNER", "LEFT", "RIGHT"];
    private static readonly string[] Functions = ["+", "-", "*", "count", "count_star", "sum", "avg", "min", "max"];

    /// <summary>Judges a checked statement, before anything was put in the place of its products.</summary>
    public static bool Is(JsonObject root, IReadOnlyDictionary<string, GovernedTable> governed)
    {
        var select = root["statements"]![0]!["node"]!.AsObject();
        if (GovernedTree.Text(select, "type") != "SELECT_NODE"
            || GovernedTree.Text(select, "aggregate_handling") != "STANDARD_HANDLING"
            || select["having"] is not null || select["qualify"] is not null || select["sample"] is not null
            || select["cte_map"]?["map"] is not JsonArray { Count: 0 }
            || select["from_table"] is not JsonObject from || !IsOfProducts(from))
        {
            return false;
        }

        var conditions = new LeakproofConditions(FromTables.Of(from, governed));
        return (select["where_clause"] is not { } where || conditions.Is(where))
            && HaveConditions(from, conditions)
            && AreValues(select["select_list"], conditions)
            && AreValues(select["group_expressions"], conditions)
            && select["modifiers"]!.AsArray().All(modifier => IsModifier(modifier!.AsObject(), conditions));
    }

    private static bool IsOfProducts(JsonObject from) => GovernedTree.Text(from, "type") == "JOIN"
        ? GovernedTree.Text(from, "ref_type") == "REGULAR"
            && Joins.Contains(GovernedTree.Text(from, "join_type"))
            && from["using_columns"] is JsonArray { Count: 0 }
            && IsOfProducts(from["left"]!.AsObject()) && IsOfProducts(from["right"]!.AsObject())
        : GovernedTree.ProductOf(from) is not null && from["sample"] is null;

    private static bool HaveConditions(JsonObject from, LeakproofConditions conditions) => GovernedTree.Text(from, "type") != "JOIN"
        || (from["condition"] is { } condition && conditions.Is(condition)
            && HaveConditions(from["left"]!.AsObject(), conditions) && HaveConditions(from["right"]!.AsObject(), conditions));

    private static bool AreValues(JsonNode? list, LeakproofConditions conditions) =>
        list is JsonArray values && values.All(value => IsValue(value!.AsObject(), conditions));

    private static bool IsValue(JsonObject value, LeakproofConditions conditions) => GovernedTree.Text(value, "class") switch
    {
        "COLUMN_REF" or "CONSTANT" => true,
        "STAR" => value["replace_list"] is null or JsonArray { Count: 0 } && value["expr"] is null,
        "FUNCTION" => Functions.Contains(GovernedTree.Text(value, "function_name"))
            && AreValues(value["children"], conditions)
            && (value["filter"] is not { } filter || conditions.Is(filter))
            && value["order_bys"]?["orders"] is null or JsonArray { Count: 0 },
        _ => false,
    };

    private static bool IsModifier(JsonObject modifier, LeakproofConditions conditions) => GovernedTree.Text(modifier, "type") switch
    {
        "ORDER_MODIFIER" => modifier["orders"]!.AsArray().All(order => IsValue(order!["expression"]!.AsObject(), conditions)),
        "LIMIT_MODIFIER" => IsConstant(modifier["limit"]) && IsConstant(modifier["offset"]),
        "DISTINCT_MODIFIER" => modifier["distinct_on_targets"] is JsonArray { Count: 0 },
        _ => false,
    };

    private static bool IsConstant(JsonNode? value) => value is null || GovernedTree.Text(value.AsObject(), "class") == "CONSTANT";
}
