using System.Text.Json;
using System.Text.Json.Nodes;

namespace DataProducts.Query.Syntax;

/// <summary>
/// Brings a tree into the one form, among those of equal meaning, that the engine's printer and parser keep: the parser has forms of its
/// own for
/// <c>1e10</c>, <c>true</c> (after IS), grouping sets and VALUES that no text gives back.
/// </summary>
internal static class CanonicalForm
{
    /// <summary>Rewrites a tree in place.</summary>
    public static void Apply(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                Apply(item);
            }

            return;
        }

        if (node is not JsonObject part)
        {
            return;
        }

        if (Is(part, "class", "CONSTANT"))
        {
            TypeLiteral(part);
            return;
        }

        if (part["group_sets"] is JsonArray { Count: > 0 } sets && part["group_expressions"] is JsonArray expressions)
        {
            OrderGroups(part, sets, expressions);
        }

        foreach (var (_, value) in part)
        {
            Apply(value);
        }
    }

    /// <summary>Gives a copy without positions, and with VALUES in one form.</summary>
    public static JsonNode? ForComparison(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray list:
                return new JsonArray([.. list.Select(ForComparison)]);
            case JsonObject part:
                var source = UnwrapValues(part);
                var copy = new JsonObject();
                foreach (var (name, value) in source)
                {
                    if (name != "query_location")
                    {
                        copy[name] = ForComparison(value);
                    }
                }

                return copy;
            default:
                return node?.DeepClone();
        }
    }

    // A DOUBLE prints as digits that parse to a DECIMAL; a BOOLEAN prints as a word that parses to a cast.
    private static void TypeLiteral(JsonObject constant)
    {
        var value = constant["value"]!;
        var type = (string?)value["type"]?["id"];
        if (type is not ("DOUBLE" or "BOOLEAN") || value["is_null"]?.GetValueKind() != JsonValueKind.False)
        {
            return;
        }

        var text = value["value"]!.ToJsonString() switch { "true" => "t", "false" => "f", var number => number };
        var child = new JsonObject
        {
            ["class"] = "CONSTANT",
            ["type"] = "VALUE_CONSTANT",
            ["alias"] = string.Empty,
            ["query_location"] = constant["query_location"]?.DeepClone(),
            ["value"] = new JsonObject
            {
                ["type"] = new JsonObject { ["id"] = "VARCHAR", ["type_info"] = null },
                ["is_null"] = false,
                ["value"] = text,
            },
        };
        constant.Remove("value");
        constant["class"] = "CAST";
        constant["type"] = "OPERATOR_CAST";
        constant["child"] = child;
        constant["cast_type"] = new JsonObject { ["id"] = type, ["type_info"] = null };
        constant["try_cast"] = false;
    }

    // The parser numbers grouping expressions by first appearance in the printed sets.
    private static void OrderGroups(JsonObject select, JsonArray sets, JsonArray expressions)
    {
        var order = new List<int>();
        foreach (var set in sets)
        {
            foreach (var index in set!.AsArray())
            {
                var number = (int)index!;
                if (!order.Contains(number))
                {
                    order.Add(number);
                }
            }
        }

        if (order.Count != expressions.Count || order.Exists(index => index >= expressions.Count))
        {
            return;
        }

        select["group_expressions"] = new JsonArray([.. order.Select(index => expressions[index]?.DeepClone())]);
        select["group_sets"] = new JsonArray(
            [.. sets.Select(set => (JsonNode)new JsonArray([.. set!.AsArray().Select(index => order.IndexOf((int)index!)).Order().Select(i => (JsonNode)i)]))]);
    }

    // VALUES prints as (VALUES …) AS valueslist, and that parses to SELECT * FROM VALUES … under the same name: the same rows, one level deeper.
    private static JsonObject UnwrapValues(JsonObject part)
    {
        while (Is(part, "type", "SUBQUERY") && Is(part, "alias", "valueslist")
            && part["column_name_alias"] is JsonArray { Count: 0 }
            && part["subquery"]?["node"]?["from_table"] is JsonObject inner
            && (Is(inner, "type", "EXPRESSION_LIST") || Is(inner, "type", "SUBQUERY")) && Is(inner, "alias", "valueslist")
            && IsBareStar(part["subquery"]!["node"]!.AsObject()))
        {
            part = inner;
        }

        return part;
    }

    private static bool IsBareStar(JsonObject select)
    {
        var bare = new JsonObject
        {
            ["type"] = "SELECT_NODE",
            ["modifiers"] = new JsonArray(),
            ["cte_map"] = new JsonObject { ["map"] = new JsonArray() },
            ["where_clause"] = null,
            ["group_expressions"] = new JsonArray(),
            ["group_sets"] = new JsonArray(),
            ["aggregate_handling"] = "STANDARD_HANDLING",
            ["having"] = null,
            ["sample"] = null,
            ["qualify"] = null,
        };
        foreach (var (name, value) in select)
        {
            if (name is not ("select_list" or "from_table") && !JsonNode.DeepEquals(bare[name], value))
            {
                return false;
            }
        }

        return select["select_list"] is JsonArray { Count: 1 } list && list[0] is JsonObject star && Is(star, "class", "STAR")
            && star.All(member => member.Key is "class" or "type" or "query_location"
                || member.Value is null or JsonArray { Count: 0 } || member.Value.ToJsonString() is "\"\"" or "false");
    }

    private static bool Is(JsonObject node, string member, string value) =>
        node[member] is JsonValue text && text.TryGetValue<string>(out var actual) && actual == value;
}
