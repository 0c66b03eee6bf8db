namespace DataProducts.Access;

/// <summary>Writes the file of Trino's file-based access control. A section that is absent allows everything, so none of those that speak
/// of data is.</summary>
internal static class TrinoFile
{
    public static string Write(IReadOnlyList<TrinoRule> rules) => PlanJson.Write(writer =>
    {
        writer.WriteStartArray("catalogs");
        foreach (var catalog in rules.Select(rule => rule.Catalog).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            writer.WriteStartObject();
            writer.WriteString("catalog", JavaRegex.Escape(catalog));
            writer.WriteString("allow", "read-only");
            writer.WriteEndObject();
        }

        writer.WriteStartObject();
        writer.WriteString("allow", "none");
        writer.WriteEndObject();
        writer.WriteEndArray();

        writer.WriteStartArray("schemas");
        writer.WriteStartObject();
        writer.WriteBoolean("owner", false);
        writer.WriteEndObject();
        writer.WriteEndArray();

        writer.WriteStartArray("tables");
        foreach (var rule in rules)
        {
            rule.Write(writer);
        }

        writer.WriteStartObject();
        writer.WriteStrings("privileges", []);
        writer.WriteEndObject();
        writer.WriteEndArray();
    });
}
