using System.Text.Json;

namespace DataProducts.Contracts;

/// <summary>Writes a column of a manifest.</summary>
internal static class ColumnWriter
{
    public static void Write(Utf8JsonWriter json, ColumnManifest column)
    {
        json.WriteStartObject();
        json.WriteString("name", column.Name);
        json.WriteString("property", column.Property);
        TypeWriter.Write(json, "type", column.Type);
        json.WriteBoolean("nullable", column.Nullable);
        json.WriteText("source", column.Source);
        json.WriteFlag("sourceOptional", column.SourceOptional);
        json.WriteText("description", column.Description);
        WriteProtection(json, column);
        json.WriteTexts("values", column.Values);
        json.WriteText("deprecated", column.Deprecated);
        json.WriteFlag("unique", column.Unique);
        WriteReference(json, column.References);
        LimitsWriter.Write(json, column.Limits);
        json.WriteText("default", column.Default);
        json.WriteText("unit", column.Unit);
        json.WriteEndObject();
    }

    private static void WriteProtection(Utf8JsonWriter json, ColumnManifest column)
    {
        if (column.Pii is { } pii)
        {
            json.WriteStartObject("pii");
            json.WriteString("kind", pii.Kind.ToString());
            json.WriteString("mode", pii.Mode.ToString());
            json.WriteText("scope", pii.Scope == JoinScope.Domain ? null : pii.Scope.ToString());
            json.WriteFlag("keepSpelling", pii.KeepSpelling);
            json.WriteEndObject();
        }

        json.WriteTexts("regimes", column.Regimes);
        json.WriteText("classification", column.Classification == default ? null : column.Classification.ToString());
        json.WriteText("mask", column.Mask == default ? null : column.Mask.ToString());
    }

    private static void WriteReference(Utf8JsonWriter json, ColumnReference? target)
    {
        if (target is null)
        {
            return;
        }

        json.WriteStartObject("references");
        json.WriteString("product", target.Product);
        json.WriteString("port", target.Port);
        json.WriteString("column", target.Column);
        json.WriteEndObject();
    }
}
