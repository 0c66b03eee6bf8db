using System.Text.Json.Nodes;
using DataProducts.TestKit;

namespace DataProducts.Hydration.Tests;

/// <summary>The official schemas of events and facets, by which npm Ajv judges ours.</summary>
internal static class OpenLineageSchemas
{
    private const string Spec = "https://openlineage.io/spec/2-0-2/OpenLineage.json";

    /// <summary>Says what is wrong with events, each with its number; a facet that the standard does not have is wrong too.</summary>
    public static async Task<string[]> ErrorsAsync(IReadOnlyList<string> events)
    {
        var files = Directory.GetFiles(Conformance.Find("standards/openlineage/facets"), "*.json");
        var facets = files.Select(file => JsonNode.Parse(File.ReadAllText(file))!).ToArray();
        var request = new JsonObject
        {
            ["schema"] = Wrapper(facets),
            ["references"] = new JsonArray([Conformance.Find("standards/openlineage/OpenLineage.json"), .. files]),
            ["documents"] = new JsonArray([.. events]),
        };
        var answer = JsonNode.Parse(await NodeOracle.RunAsync("ajv", "validate.cjs", [], request.ToJsonString()))!.AsArray();
        var ids = facets.ToDictionary(facet => (string)facet["$id"]!, facet => facet["$defs"]!.AsObject().Select(pair => pair.Key).ToArray(), StringComparer.Ordinal);
        return [.. answer.SelectMany((item, i) => item!["errors"]!.AsArray().Select(error => $"{i}: {error}")
            .Concat(SchemaUrls(item["value"]).Where(url => !Exists(ids, url)).Select(url => $"{i}: {url} is no schema")))];
    }

    // The spec's own schema takes any facet; each is held against its own schema as well, by the member that it stands under.
    private static JsonObject Wrapper(JsonNode[] facets)
    {
        JsonObject Of(string end) => new()
        {
            // Not the whole document: some require their own member of every dataset.
            ["properties"] = new JsonObject(facets.Where(facet => IsOf(NameOf(facet), end)).SelectMany(facet => facet["properties"]!.AsObject()
                .Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, new JsonObject { ["$ref"] = $"{facet["$id"]}#/properties/{pair.Key}" })))),
            ["additionalProperties"] = false,
        };
        JsonObject Members(params (string Name, JsonNode Schema)[] members) => new()
        {
            ["properties"] = new JsonObject(members.Select(member => KeyValuePair.Create<string, JsonNode?>(member.Name, member.Schema))),
        };
        JsonObject Items(string end, string more) => new() { ["items"] = Members(("facets", Of("DatasetFacet")), (more, Of(end))) };
        var own = Members(
            ("run", Members(("facets", Of("RunFacet")))),
            ("job", Members(("facets", Of("JobFacet")))),
            ("inputs", Items("InputDatasetFacet", "inputFacets")),
            ("outputs", Items("OutputDatasetFacet", "outputFacets")));
        return new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["allOf"] = new JsonArray(new JsonObject { ["$ref"] = Spec }, new JsonObject { ["$ref"] = Spec + "#/$defs/RunEvent" }, own),
        };
    }

    private static bool IsOf(string name, string end) => name.EndsWith(end, StringComparison.Ordinal)
        && (end != "DatasetFacet" || !(IsOf(name, "InputDatasetFacet") || IsOf(name, "OutputDatasetFacet")));

    private static string NameOf(JsonNode facet) => Path.GetFileNameWithoutExtension(new Uri((string)facet["$id"]!).AbsolutePath);

    private static bool Exists(Dictionary<string, string[]> ids, string url) =>
        url.Split("#/$defs/") is [var id, var name] && ids.TryGetValue(id, out var names) && names.Contains(name);

    private static IEnumerable<string> SchemaUrls(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(SchemaUrls),
        JsonObject part => part.SelectMany(pair => pair.Key == "_schemaURL" ? [(string)pair.Value!] : SchemaUrls(pair.Value)),
        _ => [],
    };
}
