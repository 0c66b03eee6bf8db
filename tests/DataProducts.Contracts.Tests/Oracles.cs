using System.Text.Json;
using System.Text.Json.Nodes;
using DataProducts.TestKit;

namespace DataProducts.Contracts.Tests;

/// <summary>Judges that we did not write.</summary>
internal static class Oracles
{
    /// <summary>Parses documents as YAML and validates them against a JSON Schema.</summary>
    public static async Task<IReadOnlyList<(JsonNode Value, string[] Errors)>> ValidateAsync(string schemaPath, params string[] documents)
    {
        var request = new JsonObject { ["schema"] = schemaPath, ["documents"] = JsonSerializer.SerializeToNode(documents) };
        var answer = JsonNode.Parse(await NodeOracle.RunAsync("ajv", "validate.cjs", [], request.ToJsonString()))!.AsArray();
        return [.. answer.Select(item => (item!["value"]!, item["errors"]!.AsArray().Select(error => error!.GetValue<string>()).ToArray()))];
    }

    /// <summary>Gives Cedar schemas as JSON with resolved types.</summary>
    public static async Task<string[]> CedarSchemaJsonAsync(params string[] schemas) =>
        JsonSerializer.Deserialize<string[]>(await NodeOracle.RunAsync("cedar", "schema-json.cjs", [], JsonSerializer.Serialize(schemas)))!;

    /// <summary>Validates policies strictly; gives errors and warnings.</summary>
    public static async Task<JsonNode> CedarValidateAsync(string schema, string policies)
    {
        var request = new JsonObject { ["schema"] = schema, ["policies"] = policies };
        return JsonNode.Parse(await NodeOracle.RunAsync("cedar", "schema-validate.cjs", [], request.ToJsonString()))!;
    }

    public static string OdcsSchema() => Conformance.Find("standards/odcs/schema/odcs-json-schema-v3.2.0.json");

    public static string TokensSchema() => Path.Combine(RepositoryRoot.Path, "sdk", "DataProducts.Contracts", "Schemas", "tokens-1.schema.json");
}
