using System.Text;

namespace DataProducts.Contracts;

/// <summary>Writes views for Trino and Starburst: one a port and jurisdiction, since each jurisdiction's tables are a catalog of their
/// own.</summary>
/// <remarks>
/// A view shows tokens and masks, with comments. It filters no row and runs with the rights of whoever reads it: rows and columns are for
/// the rules on the table, which a view of the owner's rights would pass by.
/// </remarks>
public static class TrinoViewRenderer
{
    /// <summary>Renders the views.</summary>
    /// <param name="manifest">The product.</param>
    /// <returns>SQL statements, with <c>\n</c> at the end of each line.</returns>
    public static string Render(ProductManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var output = new StringBuilder();
        output.Append($"-- {manifest.Id} {manifest.Version} for Trino (generated).\n");
        output.Append("-- Personal columns hold tokens, classified ones their mask.\n");
        output.Append("-- Run each part with the catalog of its jurisdiction's lake in use (USE catalog.schema).\n");
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
        var view = $"{SqlText.Name(LakeTables.ViewDatabase(manifest, jurisdiction))}.{name}";
        output.Append($"\nCREATE OR REPLACE VIEW {view}\n");
        if (manifest.Description is not null)
        {
            output.Append($"COMMENT {SqlText.Literal(manifest.Description)}\n");
        }

        output.Append("SECURITY INVOKER AS\nSELECT\n");
        ViewColumns.Append(output, port, TrinoType.Of);
        output.Append($"FROM {SqlText.Name(LakeTables.Database(manifest, jurisdiction))}.{name};\n");
        foreach (var column in port.Columns)
        {
            if (ColumnText.InView(column) is { } text)
            {
                output.Append($"COMMENT ON COLUMN {view}.{SqlText.Name(column.Name)} IS {SqlText.Literal(text)};\n");
            }
        }
    }
}
