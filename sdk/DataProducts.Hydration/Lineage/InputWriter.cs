using System.Text.Json;

namespace DataProducts.Hydration;

/// <summary>Writes a dataset that is read.</summary>
internal static class InputWriter
{
    /// <summary>Writes it; its rows are counted where it is the only one of a run that read it.</summary>
    public static void Write(Utf8JsonWriter json, LineageInput input, HydrationReport? report)
    {
        json.WriteStartObject();
        json.WriteString("namespace", input.Name.Namespace);
        json.WriteString("name", input.Name.Name);
        json.WriteStartObject("facets");
        LineageFacet.WriteSchema(json, input.Columns);
        LineageFacet.Start(json, "dataSource", "1-0-1/DatasourceDatasetFacet");
        json.WriteString("name", input.Name.Namespace);
        LineageFacet.WriteText(json, "uri", input.Uri);
        json.WriteEndObject();
        json.WriteEndObject();
        if (report is { AlreadyHydrated: false })
        {
            json.WriteStartObject("inputFacets");
            LineageFacet.Start(json, "inputStatistics", "1-0-0/InputStatisticsInputDatasetFacet");
            json.WriteNumber("rowCount", report.RowsRead);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
