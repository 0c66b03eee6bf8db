using System.Text.Json;

namespace DataProducts.Lake.Metadata;

/// <summary>A change of a table: what must hold, and what is done then.</summary>
internal sealed record Change(IReadOnlyList<Requirement> Requirements, IReadOnlyList<Update> Updates)
{
    // A change of ours has a handful; another client's snapshot removal may name many, in one update.
    private const int MostSteps = 10_000;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 128, AllowDuplicateProperties = false };

    /// <summary>Reads a change.</summary>
    /// <exception cref="MetadataFormatException">It is none, or asks for what does not exist.</exception>
    public static Change Read(TableChange change) =>
        new(ReadAll(change.Requirements, RequirementJson.Read), ReadAll(change.Updates, UpdateJson.Read));

    /// <summary>Writes the change in the form that catalogs take.</summary>
    public TableChange ToTableChange() =>
        new(WriteAll(Requirements, RequirementJson.Write), WriteAll(Updates, UpdateJson.Write));

    private static List<T> ReadAll<T>(ReadOnlyMemory<byte> json, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            if (document.RootElement.ValueKind != JsonValueKind.Array || document.RootElement.GetArrayLength() > MostSteps)
            {
                throw new MetadataFormatException("a change is two lists, not too long");
            }

            return [.. document.RootElement.EnumerateArray().Select(read)];
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw new MetadataFormatException("a change is not JSON, or has a member twice");
        }
    }

    private static byte[] WriteAll<T>(IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write) => JsonBytes.Of(json =>
    {
        json.WriteStartArray();
        foreach (var item in items)
        {
            write(json, item);
        }

        json.WriteEndArray();
    });
}
