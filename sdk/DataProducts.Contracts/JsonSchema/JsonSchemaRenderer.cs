using System.Text.Json.Nodes;

namespace DataProducts.Contracts;

/// <summary>Writes what a row of a port is as JSON: JSON Schema 2020-12 (json-schema.org).</summary>
/// <remarks>
/// A row is an object with a member for each column, named as in the lake. A column that policy may withhold may be null. Values have the
/// forms in which a source's nested values are read: numbers of 64 bits and decimals may stand in quotes, days and times are ISO 8601, points
/// of time are RFC 3339, bytes are Base64. What the standard cannot say is not said: limits of days and times, and of numbers in quotes.
/// </remarks>
public static class JsonSchemaRenderer
{
    /// <summary>Renders the schema of a port's rows.</summary>
    /// <param name="manifest">The product.</param>
    /// <param name="port">One of its ports.</param>
    /// <returns>The JSON text, with <c>\n</c> at the end of each line.</returns>
    /// <exception cref="DataProductException"><c>DP1234</c> a limit of a column, or of a field within one, is no value of its type.</exception>
    public static string Render(ProductManifest manifest, PortManifest port)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(port);
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = $"urn:x-dataproducts:{manifest.Id}:{port.Name}:{manifest.Version}",
            ["title"] = $"A row of {manifest.Id}.{port.Name} {manifest.Version}",
        };
        if (manifest.Description is { } description)
        {
            schema["description"] = description;
        }

        schema["type"] = "object";
        schema["additionalProperties"] = false;
        schema["required"] = new JsonArray([.. port.Columns.Where(column => !MayBeNull(column)).Select(column => (JsonNode)column.Name)]);
        schema["properties"] = new JsonObject(port.Columns.Select(column => KeyValuePair.Create(column.Name, (JsonNode?)Column(port, column))));
        return JsonText.Write(json => schema.WriteTo(json));
    }

    private static bool MayBeNull(ColumnManifest column) => column.Nullable || column.Classification != Classification.Internal;

    private static JsonObject Column(PortManifest port, ColumnManifest column)
    {
        var place = $"{port.Name}.{column.Name}";
        var isRedacted = column.Pii is { Mode: TokenMode.Redact };
        var schema = isRedacted ? new JsonObject { ["type"] = "null" } : JsonSchemaType.Of(column.Type, column.Values, place);
        if (column.Pii is null)
        {
            JsonSchemaLimits.Add(schema, place, column.Type, column.Limits);
        }

        return JsonSchemaType.Described(
            MayBeNull(column) && !isRedacted ? JsonSchemaType.OrNull(schema) : schema,
            column.Pii is { } pii ? Joined(column.Description, Personal(pii))
                : column.Classification != Classification.Internal ? Joined(column.Description, $"{column.Classification}: null where policy withholds it.")
                : column.Description,
            column.Deprecated,
            column.Unit);
    }

    private static string Personal(PiiManifest pii) => pii.Mode switch
    {
        TokenMode.OneWay => $"A token that stands for personal data ({pii.Kind}) and that nobody can open.",
        TokenMode.FormatPreserving => $"Text of the same form that stands for personal data ({pii.Kind}), or the value where policy opens it.",
        TokenMode.Redact => $"Personal data ({pii.Kind}) that is left out: always null.",
        _ => $"A token that stands for personal data ({pii.Kind}), or the value where policy opens it.",
    };

    private static string Joined(string? description, string note) => description is null ? note : $"{description} {note}";
}
