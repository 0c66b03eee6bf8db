using System.Text.Json;
using System.Text.Json.Nodes;

namespace DataProducts.Hydration;

/// <summary>The text of <c>dp.cursor</c> in a snapshot's summary: how far each source of the port was taken.</summary>
internal static class CursorText
{
    public const string Key = "dp.cursor";

    private const int Version = 1;

    /// <summary>Writes entries, with details of the batch's own only.</summary>
    public static string Write(IEnumerable<CursorEntry> entries, string batch)
    {
        var sources = new JsonArray();
        foreach (var entry in entries.OrderBy(entry => entry.Source, StringComparer.Ordinal))
        {
            var item = new JsonObject
            {
                ["name"] = entry.Source,
                ["number"] = entry.Number,
                ["batch"] = entry.Batch,
                ["state"] = entry.State.DeepClone(),
            };
            if (entry.Details is { } details && string.Equals(entry.Batch, batch, StringComparison.Ordinal))
            {
                item["details"] = details.DeepClone();
            }

            sources.Add((JsonNode)item);
        }

        return new JsonObject { ["version"] = Version, ["sources"] = sources }.ToJsonString();
    }

    /// <summary>Reads entries.</summary>
    /// <exception cref="DataProductException"><c>DP1131</c>: the text is of another version, or no such text.</exception>
    public static IReadOnlyList<CursorEntry> Read(string text, string table) => Guarded(table, () =>
    {
        var root = JsonNode.Parse(text)!.AsObject();
        return (int)root["version"]! != Version
            ? throw new FormatException()
            : (IReadOnlyList<CursorEntry>)[.. root["sources"]!.AsArray().Select(item => new CursorEntry(
                (string?)item!["name"] ?? "", (long)item["number"]!, (string?)item["batch"] ?? "", item["state"]!.AsObject(), item["details"] as JsonObject))];
    });

    /// <summary>Reads something of what a snapshot says, which anybody may have written.</summary>
    /// <exception cref="DataProductException"><c>DP1131</c>: it does not have the form that is read.</exception>
    public static T Guarded<T>(string where, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure)
            when (failure is JsonException or FormatException or InvalidOperationException or ArgumentException or OverflowException or NullReferenceException)
        {
            throw HydrationErrors.CursorUnreadable(where);
        }
    }
}
