using System.Text.Json;
using System.Text.Json.Nodes;

namespace DataProducts.Lake.Metadata;

/// <summary>JSON as bytes, as metadata files, changes and requests hold it.</summary>
internal static class JsonBytes
{
    /// <summary>Gives the JSON that something writes.</summary>
    public static byte[] Of(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            write(writer);
        }

        return stream.ToArray();
    }

    public static byte[] Of(JsonObject root) => Of(writer => root.WriteTo(writer));

    /// <summary>Gives the object that something writes.</summary>
    public static JsonObject NodeOf(Action<Utf8JsonWriter> write) => JsonNode.Parse(Of(write))!.AsObject();
}
