using System.Text.Json.Nodes;

namespace DataProducts.Query.Governed;

/// <summary>
/// <c>SELECT customers FROM retail.customers</c> gives the row as one structure, with every column of the table; where a hidden column is
/// added, that
/// would show it. So no reference may name a table with a hidden column in the place of a column.
/// </summary>
internal static class WholeRows
{
    public static void Refuse(JsonObject root, string alias)
    {
        // The outermost column list's own stars are about to be written out; any other star of this table stands in a query inside.
        var list = root["statements"]![0]!["node"]!["select_list"];
        Visit(root, list, alias);
    }

    private static void Visit(JsonNode? node, JsonNode? outermost, string alias)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                var written = ReferenceEquals(list, outermost) && item is JsonObject star && GovernedTree.Text(star, "class") == "STAR";
                if (!written)
                {
                    Visit(item, outermost, alias);
                }
            }

            return;
        }

        if (node is not JsonObject part)
        {
            return;
        }

        var name = GovernedTree.Text(part, "class") switch
        {
            "COLUMN_REF" => (string?)part["column_names"]!.AsArray()[^1],
            "STAR" => GovernedTree.Text(part, "relation_name"),
            _ => null,
        };
        if (string.Equals(name, alias, StringComparison.OrdinalIgnoreCase))
        {
            throw new QueryRefusedException(
                QueryErrors.WholeRow, $"'{alias}' names a table here, not a column: name the columns, or give the table another name with AS.");
        }

        foreach (var (_, value) in part)
        {
            Visit(value, outermost, alias);
        }
    }
}
