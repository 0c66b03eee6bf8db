using System.Text.Json.Nodes;
using DataProducts.Query.Syntax;

namespace DataProducts.Query.Governed;

/// <summary>Proves that a condition handed in by the host is one expression, whole by itself: put in brackets, it cannot become anything
/// else.</summary>
internal static class OwnExpression
{
    public static bool IsWhole(string sql)
    {
        try
        {
            return SyntaxTree.ParseOwn($"SELECT {sql}")["node"] is JsonObject node
                && GovernedTree.Text(node, "type") == "SELECT_NODE"
                && node["select_list"] is JsonArray { Count: 1 }
                && node["from_table"] is JsonObject from && GovernedTree.Text(from, "type") == "EMPTY"
                && node["where_clause"] is null && node["having"] is null && node["qualify"] is null
                && node["modifiers"] is JsonArray { Count: 0 };
        }
        catch (DataProductException)
        {
            return false;
        }
    }
}
