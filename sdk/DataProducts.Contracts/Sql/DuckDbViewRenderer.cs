using System.Text;

namespace DataProducts.Contracts;

/// <summary>Writes a view for DuckDB that documents the product: the union of each port over its jurisdictions, with names, types and
/// comments.</summary>
/// <remarks>
/// It stands on tables named as the catalog names them, <c>{jurisdiction}__{domain}__{product}__v{major}.{port}</c>, and shows tokens
/// and masks.
/// A newer major version leaves the names <c>customers__v1</c> to the earlier one, as in the platform's own SQL.
/// It filters no row: whoever is to be governed queries through the platform and is given no such table.
/// </remarks>
public static class DuckDbViewRenderer
{
    /// <summary>Renders the view of each port.</summary>
    /// <param name="manifest">The product.</param>
    /// <returns>SQL statements, with <c>\n</c> at the end of each line.</returns>
    public static string Render(ProductManifest manifest) => Render(manifest, isEarlierMajor: false);

    /// <summary>Renders the view of each port.</summary>
    /// <param name="manifest">The product.</param>
    /// <param name="isEarlierMajor">Whether a newer major stands beside it: the major is then part of each view's name.</param>
    /// <returns>SQL statements, with <c>\n</c> at the end of each line.</returns>
    public static string Render(ProductManifest manifest, bool isEarlierMajor)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var output = new StringBuilder();
        output.Append($"-- {manifest.Id} {manifest.Version} for DuckDB (generated).\n");
        output.Append("-- Personal columns hold tokens, classified ones their mask.\n");
        output.Append($"CREATE SCHEMA IF NOT EXISTS {SqlText.Name(manifest.Space)};\n");
        foreach (var port in manifest.Ports)
        {
            var view = $"{SqlText.Name(manifest.Space)}.{SqlText.Name(SqlTableName.Of(manifest, port, isEarlierMajor).Table())}";
            AppendView(output, manifest, port, view);
            AppendComments(output, manifest, port, view);
        }

        return output.ToString();
    }

    private static void AppendView(StringBuilder output, ProductManifest manifest, PortManifest port, string view)
    {
        output.Append($"\nCREATE OR REPLACE VIEW {view} AS\n");
        var jurisdictions = LakeTables.Jurisdictions(manifest);
        for (var index = 0; index < jurisdictions.Count; index++)
        {
            output.Append(index == 0 ? "SELECT\n" : "UNION ALL SELECT\n");
            ViewColumns.Append(output, port, DuckDbType.Of);
            var space = SqlText.Name(LakeTables.Database(manifest, jurisdictions[index]));
            output.Append($"FROM {space}.{SqlText.Name(port.Name)}{(index < jurisdictions.Count - 1 ? "\n" : ";\n")}");
        }
    }

    private static void AppendComments(StringBuilder output, ProductManifest manifest, PortManifest port, string view)
    {
        if (manifest.Description is not null)
        {
            output.Append($"COMMENT ON VIEW {view} IS {SqlText.Literal(manifest.Description)};\n");
        }

        foreach (var column in port.Columns)
        {
            if (ColumnText.InView(column) is { } text)
            {
                output.Append($"COMMENT ON COLUMN {view}.{SqlText.Name(column.Name)} IS {SqlText.Literal(text)};\n");
            }
        }
    }
}
