using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace DataProducts.Observability;

/// <summary>Writes the bodies of requests, each within Alation's limits.</summary>
internal static class AlationBodies
{
    private const string QualityPath = "/integration/v1/data_quality/";
    private const string CustomFieldPath = "/integration/v2/custom_field_value/async/";

    /// <summary>Fields and values as <c>POST</c>, then what is no longer known as <c>DELETE</c>.</summary>
    public static IEnumerable<AlationRequest> Quality(IReadOnlyList<QualityField> fields, IReadOnlyList<QualityValue> values, DateTimeOffset now)
    {
        var known = values.Where(value => value.Value is not null).Chunk(AlationLimits.QualityItems).ToList();
        for (var batch = 0; batch < Math.Max(known.Count, 1); batch++)
        {
            // A value needs its field to be there first.
            IReadOnlyList<QualityField> declared = batch == 0 ? fields : [];
            QualityValue[] sent = batch < known.Count ? known[batch] : [];
            yield return new AlationRequest("POST", QualityPath, Write(json => Post(json, declared, sent, now)));
        }

        foreach (var gone in values.Where(value => value.Value is null).Chunk(AlationLimits.QualityItems))
        {
            yield return new AlationRequest("DELETE", QualityPath, Write(json => Delete(json, gone)));
        }
    }

    /// <summary>Values of custom fields of tables as <c>PUT</c>.</summary>
    public static IEnumerable<AlationRequest> CustomFields(IEnumerable<CustomFieldValue> values, DateTimeOffset now) => values
        .Chunk(AlationLimits.CustomFieldValues)
        .Select(batch => new AlationRequest("PUT", CustomFieldPath, Write(json => Put(json, batch, now))));

    private static void Post(Utf8JsonWriter json, IReadOnlyList<QualityField> fields, QualityValue[] values, DateTimeOffset now)
    {
        json.WriteStartObject();
        json.WriteStartArray("fields");
        foreach (var field in fields)
        {
            json.WriteStartObject();
            json.WriteString("field_key", field.Key);
            json.WriteString("name", field.Name);
            json.WriteString("type", "NUMERIC");
            json.WriteString("description", field.Description);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("values");
        foreach (var value in values)
        {
            json.WriteStartObject();
            json.WriteString("field_key", value.Field);
            json.WriteString("object_key", value.Object);
            json.WriteString("object_type", value.ObjectType);
            json.WriteString("status", value.Status);
            json.WriteNumber("value", value.Value!.Value);
            json.WriteString("last_updated", Text(now));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Delete(Utf8JsonWriter json, QualityValue[] values)
    {
        json.WriteStartObject();
        json.WriteStartArray("values");
        foreach (var value in values)
        {
            json.WriteStartObject();
            json.WriteString("field_key", value.Field);
            json.WriteString("object_key", value.Object);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Put(Utf8JsonWriter json, CustomFieldValue[] values, DateTimeOffset now)
    {
        json.WriteStartArray();
        foreach (var value in values)
        {
            json.WriteStartObject();
            json.WriteNumber("field_id", value.Field);
            json.WriteString("otype", "table");
            json.WriteNumber("oid", value.Table);
            json.WriteString("value", value.Value);
            json.WriteString("ts_updated", Text(now));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
