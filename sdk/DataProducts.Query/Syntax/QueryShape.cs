using System.Text.Json.Nodes;

namespace DataProducts.Query.Syntax;

/// <summary>The statement without its literals.</summary>
internal static class QueryShape
{
    /// <summary>Replaces every literal of the tree by a parameter, and prints it. The tree is used up.</summary>
    public static string Of(JsonObject root)
    {
        Erase(root);
        return EngineParser.Shared.Print(root.ToJsonString());
    }

    private static void Erase(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray list:
                foreach (var item in list)
                {
                    Erase(item);
                }

                break;
            case JsonObject part when part["class"] is JsonValue kind && kind.TryGetValue<string>(out var name) && name == "CONSTANT":
                part.Remove("value");
                part["class"] = "PARAMETER";
                part["type"] = "VALUE_PARAMETER";
                part["identifier"] = "1";
                break;
            case JsonObject part:
                foreach (var (_, value) in part)
                {
                    Erase(value);
                }

                break;
        }
    }
}
