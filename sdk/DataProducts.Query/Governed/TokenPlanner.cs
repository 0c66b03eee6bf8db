using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace DataProducts.Query.Governed;

/// <summary>
/// Finds the output columns whose cells are tokens straight from a row of a product, and adds that row's subject as a hidden last column.
/// Where a cell
/// is not certainly one row's own token (grouping, DISTINCT, set operations, expressions, derived tables) nothing is added, and tokens
/// stay tokens.
/// </summary>
internal static class TokenPlanner
{
    /// <summary>Plans, and rewrites the column list of the tree's outermost SELECT in place.</summary>
    public static TokenPlan Plan(JsonObject root, IReadOnlyDictionary<string, GovernedTable> governed)
    {
        var select = root["statements"]![0]!["node"]!.AsObject();
        if (!GivesRowsOfItsTables(select))
        {
            return TokenPlan.None;
        }

        var from = FromTables.Of(select["from_table"]!.AsObject(), governed);
        if (SelectItems.Expand(select["select_list"]!.AsArray(), from) is not { } items)
        {
            return TokenPlan.None;
        }

        var columns = new List<TokenPlan.Source>();
        var subjects = new List<KeyValuePair<JsonObject, string>>();
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Source is { } source && source.Column.Pii is not null)
            {
                columns.Add(new(i, SubjectIndex(subjects, source.Table.Node), source.Table.Table!.Name, source.Column));
            }
        }

        if (columns.Count == 0)
        {
            return TokenPlan.None;
        }

        OrdinalOrder.Refuse(select, items.Count);
        var list = new JsonArray([.. items.Select(item => (JsonNode)item.Node)]);
        foreach (var (node, name) in subjects)
        {
            var alias = from.Tables.First(table => ReferenceEquals(table.Node, node)).Alias;
            WholeRows.Refuse(root, alias);
            list.Add((JsonNode)SelectItems.Reference(alias, name));
        }

        select["select_list"] = list;
        return new(columns, subjects);
    }

    private static bool GivesRowsOfItsTables(JsonObject select) =>
        GovernedTree.Text(select, "type") == "SELECT_NODE"
        && GovernedTree.Text(select, "aggregate_handling") == "STANDARD_HANDLING"
        && select["group_expressions"] is JsonArray { Count: 0 }
        && select["group_sets"] is JsonArray { Count: 0 }
        && select["having"] is null
        && !select["modifiers"]!.AsArray().Any(modifier => GovernedTree.Text(modifier!.AsObject(), "type") == "DISTINCT_MODIFIER");

    // A name that nobody can guess: even what the gate might overlook could not ask for the column.
    private static int SubjectIndex(List<KeyValuePair<JsonObject, string>> subjects, JsonObject table)
    {
        var known = subjects.FindIndex(subject => ReferenceEquals(subject.Key, table));
        if (known >= 0)
        {
            return known;
        }

        subjects.Add(new(table, $"{Gate.Names.HiddenPrefix}{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}"));
        return subjects.Count - 1;
    }
}
