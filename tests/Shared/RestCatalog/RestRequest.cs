using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DataProducts.TestKit.RestCatalog;

/// <summary>A request as it came, its path still encoded.</summary>
internal sealed record RestRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 130, AllowDuplicateProperties = false };

    public string Path => Target.Split('?', 2)[0];

    /// <summary>Gives a parameter of the query, decoded; null if it is absent.</summary>
    public string? Parameter(string name)
    {
        var query = Target.Split('?', 2) is [_, var rest] ? rest : string.Empty;
        foreach (var pair in query.Split('&'))
        {
            var parts = pair.Split('=', 2);
            if (Decode(parts[0]) == name)
            {
                return parts.Length == 2 ? Decode(parts[1].Replace('+', ' ')) : string.Empty;
            }
        }

        return null;
    }

    public static string Decode(string text)
    {
        var decoded = Uri.UnescapeDataString(text);
        return decoded.Contains('\uFFFD', StringComparison.Ordinal) ? throw RestFailure.Malformed("The address is not UTF-8.") : decoded;
    }

    public JsonObject Json()
    {
        try
        {
            _ = new UTF8Encoding(false, true).GetCharCount(Body);
            using var document = JsonDocument.Parse(Body, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? JsonObject.Create(document.RootElement.Clone())!
                : throw RestFailure.Malformed("The body is no object.");
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException or InvalidOperationException)
        {
            throw RestFailure.Malformed("The body is not JSON, or has a member twice.");
        }
    }
}
