using System.Text;

namespace DataProducts.Contracts;

/// <summary>Writes secure views for Snowflake: one a port and jurisdiction, over Iceberg tables named as the central catalog names
/// them.</summary>
/// <remarks>
/// A view shows tokens and masks, with comments. It filters no row: row access and masking policies belong on the table, where a view that
/// is made anew cannot lose them.
/// </remarks>
public static class SnowflakeViewRenderer
{
    /// <summary>Renders the views.</summary>
    /// <param name="manifest">The product.</param>
    /// <returns>SQL statements, with <c>\n</c> at the end of each line.</returns>
    public static string Render(ProductManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var output = new StringBuilder();
        output.Append($"-- {manifest.Id} {manifest.Version} for Snowflake (generated).\n");
        output.Append("-- Personal columns hold tokens, classified ones their mask.\n");
        output.Append("-- Run each part with the database of its jurisdiction's lake in use (USE DATABASE).\n");
        foreach (var jurisdiction in LakeTables.Jurisdictions(manifest))
        {
            output.Append($"\nCREATE SCHEMA IF NOT EXISTS {SqlText.Name(LakeTables.ViewDatabase(manifest, jurisdiction))};\n");
            foreach (var port in manifest.Ports)
            {
                AppendView(output, manifest, port, jurisdiction);
            }
        }

        return output.ToString();
    }

    private static void AppendView(StringBuilder output, ProductManifest manifest, PortManifest port, Jurisdiction jurisdiction)
    {
        var name = SqlText.Name(port.Name);
        output.Append($"\nCREATE OR REPLACE SECURE VIEW {SqlText.Name(LakeTables.ViewDatabase(manifest, jurisdiction))}.{name} (\n");
        for (var index = 0; index < port.Columns.Count; index++)
        {
            var column = port.Columns[index];
            var comment = ColumnText.InView(column) is { } text ? $" COMMENT {SqlText.SnowflakeLiteral(text)}" : string.Empty;
            output.Append($"  {SqlText.Name(column.Name)}{comment}{(index < port.Columns.Count - 1 ? "," : string.Empty)}\n");
        }

        // Without COPY GRANTS a view that is made anew is closed to everyone.
        output.Append(")\nCOPY GRANTS\n");
        if (manifest.Description is not null)
        {
            output.Append($"COMMENT = {SqlText.SnowflakeLiteral(manifest.Description)}\n");
        }

        output.Append("AS SELECT\n");
        ViewColumns.Append(output, port, SnowflakeType.Of, ValueOf);
        output.Append($"FROM {SqlText.Name(LakeTables.Database(manifest, jurisdiction))}.{name};\n");
    }

    // A nested column keeps the structured type of its table, which no cast of ours could name better.
    private static string? ValueOf(LakeType type, string name) => type.IsNested ? name : null;
}
