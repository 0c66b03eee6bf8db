using System.Text.Json.Nodes;

namespace DataProducts.Build.Tests;

internal static class Manifests
{
    public static string Of(string id, string description) => new JsonObject
    {
        ["manifestVersion"] = 1,
        ["id"] = id,
        ["domain"] = "retail",
        ["version"] = "1.0.0",
        ["description"] = description,
        ["jurisdiction"] = "CH",
        ["ports"] = new JsonArray(new JsonObject
        {
            ["name"] = id[(id.IndexOf('.', StringComparison.Ordinal) + 1)..],
            ["record"] = "Team.Record",
            ["key"] = new JsonArray("id"),
            ["columns"] = new JsonArray(
                new JsonObject { ["name"] = "id", ["property"] = "Id", ["type"] = "long", ["nullable"] = false, ["source"] = "id" }),
            ["serviceLevels"] = new JsonArray(),
        }),
    }.ToJsonString();
}
