using System.Text.Json.Nodes;

namespace DataProducts.Query.Governed;

/// <summary>One output column.</summary>
/// <param name="Node">Its expression.</param>
/// <param name="Source">The product's column that it is, unchanged; null when it is anything else.</param>
internal sealed record SelectItem(JsonObject Node, (FromTable Table, GovernedColumn Column)? Source);

/// <summary>The column list of a SELECT with its stars written out.</summary>
internal static class SelectItems
{
    /// <summary>Gives the output columns, or null where a star's columns are not all known here.</summary>
    public static List<SelectItem>? Expand(JsonArray list, FromTables from)
    {
        var items = new List<SelectItem>();
        foreach (var entry in list)
        {
            var node = entry!.AsObject();
            if (GovernedTree.Text(node, "class") == "STAR")
            {
                if (!AddStar(items, node, from))
                {
                    return null;
                }

                continue;
            }

            var source = GovernedTree.Text(node, "class") == "COLUMN_REF"
                ? from.Resolve([.. node["column_names"]!.AsArray().Select(part => (string)part!)])
                : null;
            items.Add(new((JsonObject)node.DeepClone(), source));
        }

        return items;
    }

    public static JsonObject Reference(string table, string column) => new()
    {
        ["class"] = "COLUMN_REF",
        ["type"] = "COLUMN_REF",
        ["alias"] = string.Empty,
        ["query_location"] = ulong.MaxValue,
        ["column_names"] = new JsonArray(table, column),
    };

    private static bool AddStar(List<SelectItem> items, JsonObject star, FromTables from)
    {
        var relation = GovernedTree.Text(star, "relation_name");
        var tables = relation.Length == 0
            ? from.Tables
            : [.. from.Tables.Where(table => string.Equals(table.Alias, relation, StringComparison.OrdinalIgnoreCase))];
        var known = relation.Length == 0 ? from.StarIsPlain : tables is [{ Table: not null }];
        if (!known || star["replace_list"] is not JsonArray { Count: 0 })
        {
            return false;
        }

        var left = star["exclude_list"]!.AsArray().Select(name => (string)name!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var table in tables)
        {
            foreach (var (name, column) in table.Columns)
            {
                if (!left.Contains(name))
                {
                    items.Add(new(Reference(table.Alias, name), (table, column)));
                }
            }
        }

        return true;
    }
}
