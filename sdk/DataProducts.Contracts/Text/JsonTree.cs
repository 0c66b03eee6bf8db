using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DataProducts.Contracts;

/// <summary>The same tree from JSON, and JSON from it.</summary>
internal static class JsonTree
{
    private static readonly JsonReaderOptions Strict = new() { MaxDepth = DocumentReader.MaximumDepth };
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads JSON; false where it is none, and perhaps YAML.</summary>
    /// <exception cref="DocumentException">It is JSON, but beyond a limit or with a member twice.</exception>
    public static bool TryRead(string text, [NotNullWhen(true)] out YamlNode? root)
    {
        root = null;
        try
        {
            var bytes = Utf8.GetBytes(text);
            var reader = new Utf8JsonReader(bytes, Strict);
            var place = new JsonPlace(bytes);
            var nodes = 0;
            reader.Read();
            root = ReadNode(ref reader, place, ref nodes);
            return !reader.Read();
        }
        catch (Exception failure) when (failure is JsonException or EncoderFallbackException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Gives the node as JSON.</summary>
    public static JsonNode? Of(YamlNode node) => node switch
    {
        YamlMap map => new JsonObject(map.Members.Select(member => KeyValuePair.Create(member.Key, Of(member.Value)))),
        YamlList list => new JsonArray([.. list.Items.Select(Of)]),
        YamlScalar { Kind: YamlKind.Null } => null,
        YamlScalar { Kind: YamlKind.Text } scalar => JsonValue.Create(scalar.Text),
        _ => JsonNode.Parse(((YamlScalar)node).Text), // keeps a number as it is written
    };

    private static YamlNode ReadNode(ref Utf8JsonReader reader, JsonPlace place, ref int nodes)
    {
        var (line, column) = place.Of(reader.TokenStartIndex);
        if (++nodes > DocumentReader.MaximumNodes)
        {
            throw DocumentReader.TooLarge($"The document has more than {DocumentReader.MaximumNodes} values.", line, column);
        }

        return reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadMap(ref reader, place, ref nodes, line, column),
            JsonTokenType.StartArray => ReadList(ref reader, place, ref nodes, line, column),
            _ => Scalar(ref reader) with { Line = line, Column = column },
        };
    }

    private static YamlMap ReadMap(ref Utf8JsonReader reader, JsonPlace place, ref int nodes, int line, int column)
    {
        var members = new List<KeyValuePair<string, YamlNode>>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (keyLine, keyColumn) = place.Of(reader.TokenStartIndex);
            var name = DocumentReader.Key(reader.GetString()!, keyLine, keyColumn);
            if (!names.Add(name))
            {
                throw DocumentReader.Twice(name, keyLine, keyColumn);
            }

            reader.Read();
            members.Add(new(name, ReadNode(ref reader, place, ref nodes)));
        }

        return new YamlMap(members) { Line = line, Column = column };
    }

    private static YamlList ReadList(ref Utf8JsonReader reader, JsonPlace place, ref int nodes, int line, int column)
    {
        var items = new List<YamlNode>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadNode(ref reader, place, ref nodes));
        }

        return new YamlList(items) { Line = line, Column = column };
    }

    private static YamlScalar Scalar(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => new(YamlKind.Text, reader.GetString()!),
        JsonTokenType.Number => new(YamlKind.Number, YamlCore.Number(Encoding.UTF8.GetString(reader.ValueSpan))),
        JsonTokenType.Null => new(YamlKind.Null, "null"),
        _ => new(YamlKind.Boolean, reader.TokenType == JsonTokenType.True ? "true" : "false"),
    };
}
