using System.Text.Json;
using DataProducts.Cedar;

namespace DataProducts.Cli.Cedar;

/// <summary>Reads the small JSON documents that commands take.</summary>
internal static class JsonFields
{
    private const int MaxDepth = 128;

    /// <summary>Parses a text.</summary>
    /// <exception cref="CedarDataException">It is no JSON, or names a member twice.</exception>
    public static T Read<T>(string text, string path, string code, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false });
            return read(document.RootElement);
        }
        catch (JsonException failure)
        {
            throw new CedarDataException([new(code, path, (int)(failure.LineNumber ?? 0) + 1, (int)(failure.BytePositionInLine ?? 0) + 1,
                "The text is not valid JSON, or names a member twice.")]);
        }
        catch (InvalidOperationException)
        {
            // What System.Text.Json throws for half a surrogate pair.
            throw Wrong(path, code, "A string of the JSON is not valid Unicode.");
        }
    }

    public static CedarDataException Wrong(string path, string code, string message, string? help = null) => new([new(code, path, 0, 0, message, help)]);

    /// <summary>Finds a member by one of its names.</summary>
    public static JsonElement? Find(JsonElement json, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>Refuses a member that nobody reads: a misspelt one would silently not count.</summary>
    public static void Allow(JsonElement json, string path, string code, params string[] names)
    {
        var unknown = json.ValueKind == JsonValueKind.Object
            ? json.EnumerateObject().Select(one => one.Name).FirstOrDefault(name => !names.Contains(name, StringComparer.Ordinal)) : null;
        if (unknown is not null)
        {
            throw Wrong(path, code, $"There is no member '{unknown}' here.", $"There are {string.Join(", ", names)}.");
        }
    }

    /// <summary>Reads an entity's name: <c>"User::\"ann\""</c>, <c>{"type", "id"}</c>, or that below <c>__entity</c>.</summary>
    public static EntityUid Entity(JsonElement json, string path, string code)
    {
        var inner = Find(json, "__entity") ?? json;
        if (inner.ValueKind == JsonValueKind.String)
        {
            return EntityText.Parse(inner.GetString()!, path);
        }

        return Find(inner, "type") is { ValueKind: JsonValueKind.String } type && Find(inner, "id") is { ValueKind: JsonValueKind.String } id
            ? EntityText.Parse(new EntityUid(type.GetString()!, id.GetString()!).ToString(), path)
            : throw Wrong(path, code, "An entity is a text such as User::\"ann\", or an object with 'type' and 'id'.");
    }
}
