using System.Buffers;
using System.Text.Json;
using DataProducts.Lake.Manifests;
using DataProducts.Lake.Reading.Tables;

namespace DataProducts.Lake.Parts;

/// <summary>Writes what a manifest will say about a part's files.</summary>
internal static class PartJson
{
    public const int Version = 1;

    public static ReadOnlyMemory<byte> Write(PartIdentity identity, IReadOnlyList<FileEntry> files)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteString("table", identity.Uuid);
        json.WriteNumber("spec", identity.SpecId);
        json.WriteString("batch", identity.Batch);
        json.WriteStartArray("files");
        foreach (var file in files)
        {
            Write(json, file);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter json, FileEntry file)
    {
        json.WriteStartObject();
        json.WriteString("name", FileLocations.NameOf(file.Path).ToString());
        json.WriteNumber("rows", file.Rows);
        json.WriteNumber("bytes", file.Bytes);
        json.WriteStartArray("offsets");
        foreach (var offset in file.SplitOffsets)
        {
            json.WriteNumberValue(offset);
        }

        json.WriteEndArray();
        json.WriteStartArray("partition");
        foreach (var value in file.Partition.Values)
        {
            if (value is null)
            {
                json.WriteNullValue();
            }
            else
            {
                json.WriteBase64StringValue(value);
            }
        }

        json.WriteEndArray();
        json.WriteStartArray("columns");
        foreach (var id in file.Metrics.ColumnSizes.Keys.Order())
        {
            Write(json, id, file);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, int id, FileEntry file)
    {
        json.WriteStartObject();
        json.WriteNumber("id", id);
        json.WriteNumber("size", file.Metrics.ColumnSizes[id]);
        Count(json, "values", file.Metrics.ValueCounts, id);
        Count(json, "nulls", file.Metrics.NullCounts, id);
        Count(json, "nans", file.Metrics.NanCounts, id);
        Bound(json, "lower", file.Metrics.LowerBounds, id);
        Bound(json, "upper", file.Metrics.UpperBounds, id);
        json.WriteEndObject();
    }

    private static void Count(Utf8JsonWriter json, string name, Dictionary<int, long> counts, int id)
    {
        if (counts.TryGetValue(id, out var count))
        {
            json.WriteNumber(name, count);
        }
    }

    private static void Bound(Utf8JsonWriter json, string name, Dictionary<int, byte[]> bounds, int id)
    {
        if (bounds.TryGetValue(id, out var bound))
        {
            json.WriteBase64String(name, bound);
        }
    }
}

/// <summary>Which table, divided how, and which batch a part's files are of.</summary>
/// <param name="Uuid">The table's UUID.</param>
/// <param name="SpecId">The id of its partition spec.</param>
/// <param name="Batch">The batch's id.</param>
internal sealed record PartIdentity(Guid Uuid, int SpecId, string Batch);
