using System.Text.Json;

namespace DataProducts.TestKit.RestCatalog;

/// <summary>An answer of the server.</summary>
internal sealed record RestAnswer(int Status, byte[] Body)
{
    public string? ETag { get; init; }

    public string? RetryAfter { get; init; }

    public static RestAnswer Empty(int status) => new(status, []);

    public static RestAnswer Json(Action<Utf8JsonWriter> write, int status = 200)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return new RestAnswer(status, stream.ToArray());
    }

    public static RestAnswer Error(int status, string type, string message) => Json(
        json =>
        {
            json.WriteStartObject("error");
            json.WriteString("message", message);
            json.WriteString("type", type);
            json.WriteNumber("code", status);
            json.WriteEndObject();
        },
        status);
}
