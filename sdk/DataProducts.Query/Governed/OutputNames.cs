using System.Text.Json.Nodes;

namespace DataProducts.Query.Governed;

/// <summary>
/// The engine names a column after its expression's text. Where a product stands inside (a subquery), that text would be the governed
/// one, with row
/// filter and file names; such a column gets a plain name before.
/// </summary>
internal static class OutputNames
{
    private const string Plain = "expression";

    public static void Fix(JsonArray selectList)
    {
        foreach (var item in selectList)
        {
            if (item is JsonObject expression && GovernedTree.Text(expression, "alias").Length == 0 && HoldsProduct(expression))
            {
                expression["alias"] = Plain;
            }
        }
    }

    private static bool HoldsProduct(JsonNode? node) => node switch
    {
        JsonArray list => list.Any(HoldsProduct),
        JsonObject part => GovernedTree.ProductOf(part) is not null || part.Any(member => HoldsProduct(member.Value)),
        _ => false,
    };
}
