using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DataProducts.Cedar.Fuzz;

/// <summary>A call of a function of cedar-wasm, as the line that the side-car reads.</summary>
internal readonly record struct OracleCall(string Line)
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Makes a call with arguments that are JSON; integers reach the other side as they are written.</summary>
    public static OracleCall Of(string function, params IEnumerable<string> json) =>
        new($"[\"{function}\",{string.Join(',', json.Select(Quote))}]");

    /// <summary>Makes a call whose first argument is a plain string.</summary>
    public static OracleCall Named(string function, string name, string json) => new($"[\"{function}\",[{Quote(name)}],{Quote(json)}]");

    public static string Quote(string text) => JsonSerializer.Serialize(text, Options);

    public static string Text(JsonNode json) => json.ToJsonString(Options);
}
