using System.Text.Json;

namespace DataProducts.Access;

/// <summary>Writes the bodies of requests to Starburst's built-in access control (<c>/api/v1/biac</c>).</summary>
/// <remarks>The service numbers roles and expressions. A name in braces stands for that number, looked up by name when the plan is carried
/// out: <c>{role:…}</c>, <c>{rowFilter:…}</c>, <c>{columnMask:…}</c>.</remarks>
internal static class StarburstRequests
{
    private const string Root = "/api/v1/biac";

    public static string ExpressionPath(string kind) => $"POST {Root}/expressions/{kind}";

    public static string RolePath(string role, string what) => $"POST {Root}/roles/{{role:{role}}}/{what}";

    public static string Expression(string name, string expression, string description) => PlanJson.Write(writer =>
    {
        writer.WriteString("name", name);
        writer.WriteString("expression", expression);
        writer.WriteString("description", description);
    });

    public static string Attachment(string catalog, PlanTable table, string? column, string kind, string expression) => PlanJson.Write(writer =>
    {
        WriteEntity(writer, catalog, table, column is null ? null : [column], withType: true);
        writer.WriteString("expressionId", $"{{{kind}:{expression}}}");
    });

    /// <summary>Names the columns that are shown, so that one added later is not.</summary>
    public static string Grant(string catalog, PlanTable table, IReadOnlyList<string> columns) => PlanJson.Write(writer =>
    {
        writer.WriteString("effect", "ALLOW");
        writer.WriteString("action", "SELECT");
        WriteEntity(writer, catalog, table, columns, withType: false);
    });

    private static void WriteEntity(Utf8JsonWriter writer, string catalog, PlanTable table, IReadOnlyList<string>? columns, bool withType)
    {
        writer.WriteStartObject("entity");
        writer.WriteString("category", "TABLES");
        writer.WriteBoolean("allEntities", false);
        writer.WriteString("catalog", catalog);
        writer.WriteString("schema", table.Space);
        writer.WriteString("table", table.Name);
        if (withType)
        {
            writer.WriteString("tableType", "TABLE");
        }

        if (columns is not null)
        {
            writer.WriteStrings("columns", columns);
        }

        writer.WriteEndObject();
    }
}
