using System.Text.Json;

namespace DataProducts.Hydration;

/// <summary>What every facet begins with, and pieces that several have.</summary>
internal static class LineageFacet
{
    public static string Version { get; } = typeof(LineageFacet).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>Gets the URI of what writes the events: this library in its version, which lives at no one address.</summary>
    public static string Producer { get; } = $"urn:dataproducts:hydration:{Version}";

    /// <summary>Begins a facet; the caller ends the object.</summary>
    /// <param name="json">Where it is written.</param>
    /// <param name="name">Its member's name.</param>
    /// <param name="schema">Version and name of its schema.</param>
    public static void Start(Utf8JsonWriter json, string name, string schema)
    {
        json.WriteStartObject(name);
        json.WriteString("_producer", Producer);
        json.WriteString("_schemaURL", $"https://openlineage.io/spec/facets/{schema}.json#/$defs/{schema[(schema.IndexOf('/', StringComparison.Ordinal) + 1)..]}");
    }

    /// <summary>Writes a tag, unless it has no value.</summary>
    public static void WriteTag(Utf8JsonWriter json, string key, string? value)
    {
        if (value is not null)
        {
            json.WriteStartObject();
            json.WriteString("key", key);
            json.WriteString("value", value);
            json.WriteString("source", "DATAPRODUCTS");
            json.WriteEndObject();
        }
    }

    public static void WriteSchema(Utf8JsonWriter json, IReadOnlyList<LineageColumn> columns)
    {
        Start(json, "schema", "1-2-0/SchemaDatasetFacet");
        json.WriteStartArray("fields");
        for (var i = 0; i < columns.Count; i++)
        {
            json.WriteStartObject();
            json.WriteString("name", columns[i].Name);
            WriteText(json, "type", columns[i].Type);
            WriteText(json, "description", columns[i].Description);
            json.WriteNumber("ordinal_position", i + 1);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    public static void WriteCount(Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(name, value);
        }
    }
}
