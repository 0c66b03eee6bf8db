using System.Text.Json;
using System.Text.Json.Nodes;

namespace DataProducts.Cedar.Tests;

/// <summary>Calls functions of cedar-wasm, many in one run.</summary>
internal sealed class OracleCalls
{
    private readonly JsonArray _calls = [];

    /// <summary>Adds a call; the arguments are JSON texts. Gives the index of its answer.</summary>
    public int Add(string function, params string[] arguments)
    {
        _calls.Add((JsonNode)new JsonObject { ["fn"] = function, ["args"] = new JsonArray([.. arguments.Select(argument => (JsonNode)argument)]) });
        return _calls.Count - 1;
    }

    public async Task<JsonElement> RunAsync()
    {
        var output = await TestKit.NodeOracle.RunAsync("cedar", "answers.mjs", [], _calls.ToJsonString());
        using var document = JsonDocument.Parse(output, new() { MaxDepth = 1000 });
        return document.RootElement.Clone();
    }

    public static string Text(string value) => JsonSerializer.Serialize(value);

    public static bool Succeeded(JsonElement answer) => answer.GetProperty("type").GetString() == "success";
}
