using System.Text.Json;

namespace DataProducts.Access;

/// <summary>Writes the bodies of Lake Formation's REST requests (API reference: CreateDataCellsFilter, GrantPermissions).</summary>
/// <param name="account">The account of the Glue catalog.</param>
/// <param name="principal">The ARN of the IAM role.</param>
internal sealed class LakeFormationRequests(string account, string principal)
{
    public string Role { get; } = principal;

    /// <summary>Names the columns that are shown, so that one added later is not; null for all rows.</summary>
    public string Filter(PlanTable table, string name, string? expression, IReadOnlyList<string> columns) => PlanJson.Write(writer =>
    {
        writer.WriteStartObject("TableData");
        WriteName(writer, table, name);
        writer.WriteStartObject("RowFilter");
        if (expression is not null)
        {
            writer.WriteString("FilterExpression", expression);
        }
        else
        {
            writer.WriteStartObject("AllRowsWildcard");
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteStrings("ColumnNames", columns);
        writer.WriteEndObject();
    });

    public string Grant(PlanTable table, string name) => PlanJson.Write(writer =>
    {
        writer.WriteStartObject("Principal");
        writer.WriteString("DataLakePrincipalIdentifier", Role);
        writer.WriteEndObject();
        writer.WriteStartObject("Resource");
        writer.WriteStartObject("DataCellsFilter");
        WriteName(writer, table, name);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteStrings("Permissions", ["SELECT"]);
    });

    private void WriteName(Utf8JsonWriter writer, PlanTable table, string name)
    {
        writer.WriteString("TableCatalogId", account);
        writer.WriteString("DatabaseName", table.Space);
        writer.WriteString("TableName", table.Name);
        writer.WriteString("Name", name);
    }
}
