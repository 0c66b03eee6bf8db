using System.Text;
using System.Text.Json;
using DataProducts.Hydration;

namespace DataProducts;

/// <summary>A plan as JSON; <c>docs/hydration.md</c> says what each member means.</summary>
internal static class HydrationPlanDocument
{
    public static string Of(HydrationPlan plan)
    {
        var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteNumber("version", 1);
            json.WriteString("product", plan.Product);
            json.WriteString("port", plan.Port);
            json.WriteString("contract", plan.Version);
            json.WriteString("outcome", "plan");
            json.WriteBoolean("alreadyHydrated", plan.Report.AlreadyHydrated);
            WriteParts(json, plan);
            WriteColumns(json, plan);
            WriteTables(json, plan);
            WriteCursors(json, plan);
            RunDocumentRows.Write(json, plan.Report);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteParts(Utf8JsonWriter json, HydrationPlan plan)
    {
        json.WriteStartArray("parts");
        foreach (var part in plan.Parts)
        {
            json.WriteStartObject();
            json.WriteString("name", part.Name);
            json.WriteNumber("bytes", part.Bytes);
            json.WriteString("sha256", part.Sha256);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteColumns(Utf8JsonWriter json, HydrationPlan plan)
    {
        json.WriteStartArray("columns");
        foreach (var column in plan.Columns)
        {
            json.WriteStartObject();
            json.WriteString("source", column.Source);
            json.WriteBoolean("optional", column.Optional);
            json.WriteString("column", column.Column);
            json.WriteString("type", column.Type);
            json.WriteString("token", column.Token?.ToString().ToLowerInvariant());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTables(Utf8JsonWriter json, HydrationPlan plan)
    {
        json.WriteStartArray("tables");
        foreach (var table in plan.Tables)
        {
            json.WriteStartObject();
            json.WriteString("jurisdiction", table.Jurisdiction.Code);
            json.WriteBoolean("exists", table.Exists);
            json.WriteBoolean("hasBatch", table.HasBatch);
            json.WriteNumber("rows", table.Rows);
            json.WriteNumber("tokens", table.Tokens);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteCursors(Utf8JsonWriter json, HydrationPlan plan)
    {
        json.WriteStartArray("cursors");
        foreach (var cursor in plan.Cursors)
        {
            json.WriteStartObject();
            json.WriteString("source", cursor.Source);
            json.WriteNumber("number", cursor.Number);
            json.WriteString("batch", cursor.Batch);
            json.WriteString("stands", cursor.Stands);
            json.WriteBoolean("complete", cursor.Complete);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
