using System.Text.Json;

namespace DataProducts.Access;

/// <summary>A rule of the section <c>tables</c> of Trino's file-based access control. The first that matches decides alone.</summary>
/// <param name="Who">The member that names the principal (<c>role</c>, <c>group</c>, <c>user</c>), and its name.</param>
/// <param name="Catalog">The catalog.</param>
/// <param name="Table">The table.</param>
/// <param name="Filter">The row filter, or null.</param>
/// <param name="Columns">The columns that are not shown as they are stored: a mask, or null for none at all.</param>
/// <param name="PolicyUser">As whom filter and masks are evaluated; null for whoever asks.</param>
internal sealed record TrinoRule(
    (string Member, string Name) Who,
    string Catalog,
    PlanTable Table,
    string? Filter,
    IReadOnlyList<(string Column, string? Mask)> Columns,
    string? PolicyUser)
{
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString(Who.Member, JavaRegex.Escape(Who.Name));
        writer.WriteString("catalog", JavaRegex.Escape(Catalog));
        writer.WriteString("schema", JavaRegex.Escape(Table.Space));
        writer.WriteString("table", JavaRegex.Escape(Table.Name));
        writer.WriteStrings("privileges", ["SELECT"]);
        if (Filter is not null)
        {
            writer.WriteString("filter", Filter);
            WriteEnvironment(writer, "filter_environment");
        }

        writer.WriteStartArray("columns");
        foreach (var (column, mask) in Columns)
        {
            writer.WriteStartObject();
            writer.WriteString("name", column);
            if (mask is null)
            {
                writer.WriteBoolean("allow", false);
            }
            else
            {
                writer.WriteString("mask", mask);
                WriteEnvironment(writer, "mask_environment");
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void WriteEnvironment(Utf8JsonWriter writer, string name)
    {
        if (PolicyUser is not null)
        {
            writer.WriteStartObject(name);
            writer.WriteString("user", PolicyUser);
            writer.WriteEndObject();
        }
    }
}
