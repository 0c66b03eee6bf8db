using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DataProducts.Cli.Output;

/// <summary>Writes one JSON document to standard output.</summary>
internal static class JsonOutput
{
    public static void Write<T>(T document, JsonTypeInfo<T> type) => Console.Out.WriteLine(JsonSerializer.Serialize(document, type));
}
