using System.Globalization;
using System.Text.Json;

namespace DataProducts.Hydration;

/// <summary>Writes the table of one jurisdiction.</summary>
internal static class OutputWriter
{
    public static void Write(Utf8JsonWriter json, PortSchema schema, LineageOutput output, OutputFacts? facts)
    {
        json.WriteStartObject();
        json.WriteString("namespace", output.Name.Namespace);
        json.WriteString("name", output.Name.Name);
        json.WriteStartObject("facets");
        LineageFacet.WriteSchema(json, output.Columns);
        LineageFacet.Start(json, "datasetType", "1-0-1/DatasetTypeDatasetFacet");
        json.WriteString("datasetType", "TABLE");
        json.WriteEndObject();
        LineageFacet.Start(json, "tags", "1-0-0/TagsDatasetFacet");
        json.WriteStartArray("tags");
        LineageFacet.WriteTag(json, "jurisdiction", output.Jurisdiction.Code);
        json.WriteEndArray();
        json.WriteEndObject();
        WriteOrigins(json, output);
        WriteVersion(json, facts);
        WritePresent(json, schema, facts);
        json.WriteEndObject();
        WriteStatistics(json, facts);
        json.WriteEndObject();
    }

    private static void WriteOrigins(Utf8JsonWriter json, LineageOutput output)
    {
        LineageFacet.Start(json, "columnLineage", "1-2-0/ColumnLineageDatasetFacet");
        json.WriteStartObject("fields");
        foreach (var (column, fields) in output.Origins)
        {
            json.WriteStartObject(column);
            json.WriteStartArray("inputFields");
            foreach (var field in fields)
            {
                json.WriteStartObject();
                json.WriteString("namespace", field.Dataset.Namespace);
                json.WriteString("name", field.Dataset.Name);
                json.WriteString("field", field.Field);
                json.WriteStartArray("transformations");
                json.WriteStartObject();
                json.WriteString("type", "DIRECT");
                json.WriteString("subtype", field.Step.ToString().ToUpperInvariant());
                json.WriteBoolean("masking", field.Step == LineageStep.Tokenise);
                json.WriteEndObject();
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteVersion(Utf8JsonWriter json, OutputFacts? facts)
    {
        if (facts is not null)
        {
            LineageFacet.Start(json, "version", "1-0-1/DatasetVersionDatasetFacet");
            json.WriteString("datasetVersion", facts.Snapshot.ToString(CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }
    }

    private static void WritePresent(Utf8JsonWriter json, PortSchema schema, OutputFacts? facts)
    {
        if (facts is not { Present: { } present, Rows: { } rows })
        {
            return;
        }

        LineageFacet.Start(json, "dataQualityMetrics", "1-0-0/DataQualityMetricsDatasetFacet");
        json.WriteNumber("rowCount", rows);
        json.WriteStartObject("columnMetrics");
        for (var i = 0; i < present.Length; i++)
        {
            json.WriteStartObject(schema.Columns[i].Name);
            json.WriteNumber("nullCount", rows - present[i]);
            json.WriteNumber("count", present[i]);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteStatistics(Utf8JsonWriter json, OutputFacts? facts)
    {
        if (facts is { Rows: { } rows })
        {
            json.WriteStartObject("outputFacets");
            LineageFacet.Start(json, "outputStatistics", "1-0-2/OutputStatisticsOutputDatasetFacet");
            json.WriteNumber("rowCount", rows);
            LineageFacet.WriteCount(json, "size", facts.Bytes);
            LineageFacet.WriteCount(json, "fileCount", facts.Files);
            json.WriteEndObject();
            json.WriteEndObject();
        }
    }
}
