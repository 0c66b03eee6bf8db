using System.Text.Json.Nodes;

namespace DataProducts.Query.Governed;

/// <summary>A column of a table that an output column is made of.</summary>
/// <param name="Table">The table in SQL, lower case.</param>
/// <param name="Column">The column.</param>
/// <param name="IsUnchanged">Whether the output column is that column as it is.</param>
internal sealed record QueryOrigin(string Table, string Column, bool IsUnchanged);

/// <summary>
/// Finds of which columns each output column of a statement is computed, by the engine's own tree. Where that is not certain (a subquery, a
/// common table expression, a set operation, a lambda, a column that a join merges) an output column is left out.
/// </summary>
internal static class QueryOrigins
{
    public static IReadOnlyDictionary<string, IReadOnlyList<QueryOrigin>> Of(JsonObject root, IReadOnlyList<GovernedTable> governed)
    {
        var found = new Dictionary<string, IReadOnlyList<QueryOrigin>>(StringComparer.Ordinal);
        var select = root["statements"]![0]!["node"]!.AsObject();
        if (GovernedTree.Text(select, "type") != "SELECT_NODE" || select["from_table"] is not JsonObject tables)
        {
            return found;
        }

        var from = FromTables.Of(tables, governed.ToDictionary(table => table.Name, StringComparer.Ordinal));
        foreach (var item in SelectItems.Expand(select["select_list"]!.AsArray(), from) ?? [])
        {
            if (NameOf(item.Node) is { Length: > 0 } name && OriginsOf(item, from) is { } origins && !found.TryAdd(name, origins))
            {
                // Two columns of one name: the contract's reader refuses them, so neither is told.
                found[name] = [];
            }
        }

        return found;
    }

    private static string NameOf(JsonObject node) => GovernedTree.Text(node, "alias") is { Length: > 0 } alias
        ? alias
        : GovernedTree.Text(node, "class") == "COLUMN_REF" ? (string)node["column_names"]!.AsArray()[^1]! : "";

    private static IReadOnlyList<QueryOrigin>? OriginsOf(SelectItem item, FromTables from)
    {
        if (item.Source is { } source)
        {
            return [new(source.Table.Table!.Name, source.Column.Name, IsUnchanged: true)];
        }

        var origins = new List<QueryOrigin>();
        return Collect(item.Node, from, origins) ? [.. origins.Distinct()] : null;
    }

    private static bool Collect(JsonNode? node, FromTables from, List<QueryOrigin> origins)
    {
        if (node is JsonArray list)
        {
            return list.All(part => Collect(part, from, origins));
        }

        if (node is not JsonObject expression)
        {
            return true;
        }

        switch (GovernedTree.Text(expression, "class"))
        {
            case "SUBQUERY" or "LAMBDA" or "STAR":
                return false;
            case "COLUMN_REF":
                if (from.Resolve([.. expression["column_names"]!.AsArray().Select(part => (string)part!)]) is not { } source)
                {
                    return false;
                }

                origins.Add(new(source.Table.Table!.Name, source.Column.Name, IsUnchanged: false));
                return true;
            default:
                return expression.All(member => Collect(member.Value, from, origins));
        }
    }
}
