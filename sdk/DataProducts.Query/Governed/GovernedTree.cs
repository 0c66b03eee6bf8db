using System.Text.Json.Nodes;
using DataProducts.Query.Syntax;

namespace DataProducts.Query.Governed;

/// <summary>Puts governed queries in the place of the products that a checked tree names.</summary>
internal static class GovernedTree
{
    /// <summary>Rewrites a tree in place.</summary>
    /// <param name="root">The tree.</param>
    /// <param name="products">The products of the tree.</param>
    /// <param name="governed">The governed SQL of a product, at one place of the tree.</param>
    public static void Splice(JsonObject root, IReadOnlyCollection<string> products, Func<string, JsonObject, string> governed) =>
        Visit(root["statements"], products, governed);

    /// <summary>Gives the product that a table node names, or null when it names a common table expression or is none.</summary>
    public static string? ProductOf(JsonObject node) =>
        Text(node, "type") == "BASE_TABLE" && Text(node, "schema_name") is { Length: > 0 } schema
            ? $"{schema.ToLowerInvariant()}.{Text(node, "table_name").ToLowerInvariant()}"
            : null;

    public static string Text(JsonObject node, string member) =>
        node[member] is JsonValue value && value.TryGetValue<string>(out var text) ? text : string.Empty;

    private static void Visit(JsonNode? node, IReadOnlyCollection<string> products, Func<string, JsonObject, string> governed)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                Visit(item, products, governed);
            }
        }
        else if (node is JsonObject part)
        {
            if (ProductOf(part) is { } product)
            {
                Replace(part, SyntaxTree.ParseOwn(governed(product, part)));
                return;
            }

            if (part["select_list"] is JsonArray items)
            {
                OutputNames.Fix(items);
            }

            if (Text(part, "class") == "COLUMN_REF" && part["column_names"] is JsonArray { Count: 3 } names
                && products.Contains($"{names[0]}.{names[1]}", StringComparer.OrdinalIgnoreCase))
            {
                // domain.product.column: the table stands under its last name now.
                names.RemoveAt(0);
            }

            foreach (var (_, value) in part)
            {
                Visit(value, products, governed);
            }
        }
    }

    private static void Replace(JsonObject table, JsonObject statement)
    {
        var alias = Text(table, "alias") is { Length: > 0 } given ? given : Text(table, "table_name");
        table.Remove("schema_name");
        table.Remove("table_name");
        table.Remove("catalog_name");
        table.Remove("at_clause");
        table["type"] = "SUBQUERY";
        table["alias"] = alias;
        table["subquery"] = statement;
    }
}
