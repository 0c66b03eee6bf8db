using System.Text.Json;
using DataProducts.Lake.Metadata;

namespace DataProducts.Lake.Rest;

/// <summary>Writes requests and reads answers of a REST catalog (apache/iceberg, open-api/rest-catalog-open-api.yaml).</summary>
internal static class RestJson
{
    // Types nest to 32 levels, each two of JSON, within an answer of their own.
    private const int Deepest = 130;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = Deepest, AllowDuplicateProperties = false };

    public static JsonDocument Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonDocument.Parse(json, Options);
        }
        catch (JsonException)
        {
            throw new MetadataFormatException("it is not JSON, or has a member twice");
        }
    }

    /// <summary>Reads a <c>LoadTableResult</c> or <c>CommitTableResponse</c>; the metadata stays the text that it is.</summary>
    /// <param name="json">The answer.</param>
    /// <param name="isRestricted">Whether the reader is to leave out rows or columns by itself.</param>
    /// <exception cref="MetadataFormatException">It has another form.</exception>
    public static TableVersion ReadTable(ReadOnlyMemory<byte> json, out bool isRestricted)
    {
        string? location = null;
        ReadOnlyMemory<byte>? metadata = null;
        isRestricted = false;
        var names = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = Deepest });
            StrictJson.Require(reader.Read() && reader.TokenType == JsonTokenType.StartObject, "it is no object");
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                StrictJson.Require(names.Add(name), "it has a member twice");
                StrictJson.Require(reader.Read(), "it ends early");
                var start = (int)reader.TokenStartIndex;
                if (name == "metadata-location" && reader.TokenType == JsonTokenType.String)
                {
                    location = reader.GetString();
                }

                isRestricted |= name == "read-restrictions" && Restricts(ref reader);
                var isObject = reader.TokenType == JsonTokenType.StartObject;
                reader.Skip();
                if (name == "metadata" && isObject)
                {
                    metadata = json[start..(int)reader.BytesConsumed];
                }
            }

            StrictJson.Require(!reader.Read(), "something follows it");
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw new MetadataFormatException("it is not JSON");
        }

        StrictJson.Require(metadata is not null, "'metadata' is missing");
        StrictJson.Require(!string.IsNullOrEmpty(location), "'metadata-location' is missing");
        return new TableVersion(location!, metadata!.Value);
    }

    /// <summary>Reads the namespaces or tables of a page, and the token of the next one.</summary>
    public static (List<JsonElement> Items, string? NextPage) ReadPage(ReadOnlyMemory<byte> json, string list)
    {
        using var document = Parse(json);
        return ([.. document.RootElement.List(list).Select(item => item.Clone())],
            document.RootElement.OptionalText("next-page-token") is { Length: > 0 } token ? token : null);
    }

    public static List<string> Levels(JsonElement list) => [.. list.Items("namespace").Select(level => level.AsText("namespace"))];

    /// <summary>Writes a <c>CreateTableRequest</c>.</summary>
    public static byte[] Create(TableId table, TableCreation creation, string? location) => Write(json =>
    {
        json.WriteString("name", table.Name);
        if (location is not null)
        {
            json.WriteString("location", location);
        }

        json.WritePropertyName("schema");
        json.WriteRawValue(creation.Schema.Span);
        json.WritePropertyName("partition-spec");
        json.WriteRawValue(creation.PartitionSpec.Span);
        json.WriteBoolean("stage-create", false);
        json.WriteStartObject("properties");
        foreach (var (name, value) in creation.Properties)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
    });

    /// <summary>Writes a <c>CreateNamespaceRequest</c>.</summary>
    public static byte[] CreateNamespace(IReadOnlyList<string> levels) => Write(json =>
    {
        WriteNamespace(json, levels);
        json.WriteStartObject("properties");
        json.WriteEndObject();
    });

    /// <summary>Writes a <c>CommitTableRequest</c>.</summary>
    public static byte[] Commit(TableId table, IReadOnlyList<string> levels, TableChange change) => Write(json =>
    {
        json.WriteStartObject("identifier");
        WriteNamespace(json, levels);
        json.WriteString("name", table.Name);
        json.WriteEndObject();
        json.WritePropertyName("requirements");
        json.WriteRawValue(change.Requirements.Span);
        json.WritePropertyName("updates");
        json.WriteRawValue(change.Updates.Span);
    });

    private static void WriteNamespace(Utf8JsonWriter json, IReadOnlyList<string> levels)
    {
        json.WriteStartArray("namespace");
        foreach (var level in levels)
        {
            json.WriteStringValue(level);
        }

        json.WriteEndArray();
    }

    // Anything but null and an object of nulls takes something away from the reader.
    private static bool Restricts(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return reader.TokenType != JsonTokenType.Null;
        }

        var restricts = false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            StrictJson.Require(reader.Read(), "it ends early");
            restricts |= reader.TokenType != JsonTokenType.Null;
            reader.Skip();
        }

        return restricts;
    }

    private static byte[] Write(Action<Utf8JsonWriter> write) => JsonBytes.Of(json =>
    {
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
    });
}
