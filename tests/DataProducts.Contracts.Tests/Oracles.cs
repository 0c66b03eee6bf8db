using System.Text.Json;
using System.Text.Json.Nodes;
using DataProducts.TestKit;

namespace DataProducts.Contracts.Tests;

/// <summary>Judges that we did not write.</summary>
internal static class Oracles
{
    /// <summary>Parses documents as YAML and validates them against a JSON Schema.</summary>
    public static Task<IReadOnlyList<(JsonNode Value, string[] Errors)>> ValidateAsync(string schemaPath, params string[] documents) =>
        ValidateAsync(schemaPath, [], documents);

    /// <summary>The same, where the schema refers to others.</summary>
    public static async Task<IReadOnlyList<(JsonNode Value, string[] Errors)>> ValidateAsync(
        string schemaPath, string[] references, string[] documents)
    {
        var request = new JsonObject
        {
            ["schema"] = schemaPath,
            ["references"] = JsonSerializer.SerializeToNode(references),
            ["documents"] = JsonSerializer.SerializeToNode(documents),
        };
        var answer = JsonNode.Parse(await NodeOracle.RunAsync("ajv", "validate.cjs", [], request.ToJsonString()))!.AsArray();
        return [.. answer.Select(item => (item!["value"]!, item["errors"]!.AsArray().Select(error => error!.GetValue<string>()).ToArray()))];
    }

    /// <summary>Compiles a JSON Schema strictly, where a keyword that is unknown or out of place is an error too, and judges JSON texts.</summary>
    public static async Task<bool[]> JudgeAsync(string schema, IEnumerable<string> documents)
    {
        var request = new JsonObject
        {
            ["schema"] = JsonNode.Parse(schema),
            ["strict"] = true,
            ["documents"] = JsonSerializer.SerializeToNode(documents.ToArray()),
        };
        var answer = JsonNode.Parse(await NodeOracle.RunAsync("ajv", "validate.cjs", [], request.ToJsonString()))!.AsArray();
        return [.. answer.Select(item => item!["errors"]!.AsArray().All(error => error!.GetValue<string>().StartsWith("YAML", StringComparison.Ordinal)))];
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

    /// <summary>Builds federated subgraphs of types.</summary>
    public static async Task<JsonArray> SubgraphsAsync(params string[] schemas) =>
        JsonNode.Parse(await NodeOracle.RunAsync("graphql", "subgraph.cjs", [], JsonSerializer.Serialize(schemas)))!.AsArray();

    /// <summary>Parses scripts by Trino's grammar.</summary>
    public static async Task<JsonArray> TrinoAsync(params string[] scripts)
    {
        var request = new JsonObject { ["scripts"] = JsonSerializer.SerializeToNode(scripts) };
        return JsonNode.Parse(await NodeOracle.RunAsync("sql", "parse.mjs", [], request.ToJsonString()))!.AsArray();
    }

    public static string OdpsSchema() => Conformance.Find("standards/odps/schema/odps-json-schema-v1.1.0.json");

    public static string OpenSloSchema() => Conformance.Find("standards/openslo/schema/v1/openslo.schema.json");

    public static string[] OpenSloParts() => Directory.GetFiles(Conformance.Find("standards/openslo/schema/v1/parts"), "*.json");

    public static string OdcsSchema(string version = "3.2.0") => Conformance.Find($"standards/odcs/schema/odcs-json-schema-v{version}.json");

    public static string TokensSchema() => Path.Combine(RepositoryRoot.Path, "sdk", "DataProducts.Contracts", "Schemas", "tokens-2.schema.json");
}
