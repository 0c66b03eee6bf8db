using System.Text.Json.Nodes;

namespace DataProducts.Query.Governed;

/// <summary>ORDER BY 5 means the fifth output column; where hidden columns follow the visible ones, no ordinal may reach them.</summary>
internal static class OrdinalOrder
{
    public static void Refuse(JsonObject select, int visible)
    {
        foreach (var modifier in select["modifiers"]!.AsArray())
        {
            if (modifier!["orders"] is not JsonArray orders)
            {
                continue;
            }

            foreach (var order in orders)
            {
                var expression = order!["expression"]!.AsObject();
                if (GovernedTree.Text(expression, "class") == "CONSTANT" && !IsVisible(expression, visible))
                {
                    throw new QueryRefusedException(QueryErrors.DoesNotBind, "ORDER BY with a number names an output column by its place, from 1.");
                }
            }
        }
    }

    private static bool IsVisible(JsonObject constant, int visible) =>
        constant["value"]?["value"] is JsonValue value && value.TryGetValue<int>(out var ordinal) && ordinal >= 1 && ordinal <= visible;
}
