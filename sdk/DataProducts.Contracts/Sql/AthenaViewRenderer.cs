using System.Text;

namespace DataProducts.Contracts;

/// <summary>Writes views for Amazon Athena, engine version 3: one a port and jurisdiction, since each jurisdiction's tables lie in an
/// account and region of their own.</summary>
/// <remarks>
/// A view stands in <c>{jurisdiction}__{domain}__{product}__v{major}_sem</c> beside its table's database and shows tokens and masks. It
/// filters no row: rows and columns are for the permissions on the table, which Athena asks for with the rights of whoever reads the view.
/// Athena's views hold no comments; the catalog has them on the table.
/// </remarks>
public static class AthenaViewRenderer
{
    /// <summary>Renders the views.</summary>
    /// <param name="manifest">The product.</param>
    /// <returns>SQL statements, of which Athena takes one at a time, with <c>\n</c> at the end of each line.</returns>
    public static string Render(ProductManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var output = new StringBuilder();
        output.Append($"-- {manifest.Id} {manifest.Version} for Athena, engine version 3 (generated).\n");
        output.Append("-- Personal columns hold tokens, classified ones their mask. Points of time are in UTC.\n");
        output.Append("-- Run each part in its jurisdiction's account and region, one statement at a time.\n");
        foreach (var jurisdiction in LakeTables.Jurisdictions(manifest))
        {
            // Unquoted, because statements about schemas take Hive's quotes and statements about views Trino's; no name needs any.
            output.Append($"\nCREATE SCHEMA IF NOT EXISTS {LakeTables.ViewDatabase(manifest, jurisdiction)};\n");
            foreach (var port in manifest.Ports)
            {
                var name = SqlText.Name(port.Name);
                output.Append($"\nCREATE OR REPLACE VIEW {SqlText.Name(LakeTables.ViewDatabase(manifest, jurisdiction))}.{name} AS\nSELECT\n");
                ViewColumns.Append(output, port, AthenaType.Of, ValueOf);
                output.Append($"FROM {SqlText.Name(LakeTables.Database(manifest, jurisdiction))}.{name};\n");
            }
        }

        return output.ToString();
    }

    // A time within a nested value is cast with it: the Iceberg connector reads each in UTC.
    private static string? ValueOf(LakeType type, string name) =>
        type.Kind == LakeKind.TimestampTz ? $"CAST({name} AT TIME ZONE 'UTC' AS {AthenaType.Of(type)})" : null;
}
