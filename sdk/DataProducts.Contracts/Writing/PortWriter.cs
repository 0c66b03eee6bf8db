using System.Text.Json;

namespace DataProducts.Contracts;

/// <summary>Writes a port of a manifest.</summary>
internal static class PortWriter
{
    public static void Write(Utf8JsonWriter json, PortManifest port)
    {
        json.WriteStartObject();
        json.WriteString("name", port.Name);
        json.WriteString("record", port.Record);
        json.WriteStartArray("key");
        foreach (var column in port.Key)
        {
            json.WriteStringValue(column);
        }

        json.WriteEndArray();
        json.WriteText("subject", port.Subject);
        json.WriteText("jurisdictionColumn", port.JurisdictionColumn);
        json.WriteText("countryColumn", port.CountryColumn);
        json.WriteText("eventTime", port.EventTime);
        json.WriteTexts("retired", port.Retired);
        json.WriteStartArray("columns");
        foreach (var column in port.Columns)
        {
            ColumnWriter.Write(json, column);
        }

        json.WriteEndArray();
        WriteLevels(json, port.ServiceLevels);
        WriteQuality(json, port.Quality);
        WriteStorage(json, port);
        json.WriteEndObject();
    }

    private static void WriteLevels(Utf8JsonWriter json, IReadOnlyList<ServiceLevel> levels)
    {
        json.WriteStartArray("serviceLevels");
        foreach (var level in levels)
        {
            json.WriteStartObject();
            json.WriteString("kind", level is FreshnessLevel ? "freshness" : "completeness");
            json.WriteText("column", (level as CompletenessLevel)?.Column);
            json.WriteText("maximumAge", (level as FreshnessLevel)?.MaximumAge.ToString());
            json.WriteNumber("target", level.Target);
            json.WriteString("window", level.Window.ToString());
            json.WriteText("slice", (level as FreshnessLevel)?.Slice.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteQuality(Utf8JsonWriter json, IReadOnlyList<QualityRule> rules)
    {
        if (rules.Count == 0)
        {
            return;
        }

        json.WriteStartArray("quality");
        foreach (var rule in rules)
        {
            json.WriteStartObject();
            json.WriteString("name", rule.Name);
            json.WriteString("sql", rule.Sql);
            json.WriteNumber("mustBe", rule.MustBe);
            json.WriteText("description", rule.Description);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes how a port's table is laid out and for how long it keeps rows; what is not said is left out.</summary>
    public static void WriteStorage(Utf8JsonWriter json, PortManifest port)
    {
        if (port.Partition.Count > 0)
        {
            json.WriteStartArray("partition");
            foreach (var part in port.Partition)
            {
                json.WriteStartObject();
                json.WriteString("column", part.Column);
                json.WriteString("transform", part.Transform);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (port.Retention is { } retention)
        {
            json.WriteStartObject("retention");
            json.WriteString("period", retention.Period.ToString());
            json.WriteText("column", retention.Column);
            json.WriteEndObject();
        }
    }
}
