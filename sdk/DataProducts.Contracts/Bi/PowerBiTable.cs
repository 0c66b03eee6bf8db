namespace DataProducts.Contracts;

/// <summary>Writes a port as a table of a model for Power BI.</summary>
internal static class PowerBiTable
{
    public static string Render(ProductManifest manifest, string product, PortManifest port)
    {
        var output = new TmdlWriter();
        var place = $"{product}/{port.Name}";
        output.Object($"table {TmdlWriter.Name(port.Name)}", null, () =>
        {
            output.Property("lineageTag", $"{StableId.Of(place)}");
            output.Object($"measure 'Number of {port.Name}' = COUNTROWS('{port.Name}')", $"How many rows {port.Name} has.", () =>
            {
                output.Property("formatString", "#,0");
                output.Property("lineageTag", $"{StableId.Of($"{place}//count")}");
            });
            foreach (var column in port.Columns)
            {
                if (PowerBiType.Of(column.Type) is { } type)
                {
                    WriteColumn(output, port, column, type, place);
                }
            }

            output.Object($"partition {TmdlWriter.Name(port.Name)} = m", null, () =>
            {
                output.Property("mode", "directQuery");
                output.Expression(
                    "source",
                    "let",
                    "    Source = AmazonAthena.Databases(Dsn, null, []),",
                    "    Catalog = Source{[Name=\"AwsDataCatalog\",Kind=\"Database\"]}[Data],",
                    $"    Views = Catalog{{[Name=Jurisdiction & \"{ViewsOf(manifest)}\",Kind=\"Schema\"]}}[Data],",
                    $"    View = Views{{[Name=\"{port.Name}\",Kind=\"Table\"]}}[Data]",
                    "in",
                    "    View");
            });
        });
        return output.ToString();
    }

    private static void WriteColumn(TmdlWriter output, PortManifest port, ColumnManifest column, string type, string place) =>
        output.Object($"column {TmdlWriter.Name(column.Name)}", ColumnText.InView(column), () =>
        {
            output.Property("dataType", type);
            if (port.Key is [var key] && string.Equals(key, column.Name, StringComparison.Ordinal))
            {
                output.Flag("isKey");
            }

            if (PowerBiType.Format(column.Type) is { } format)
            {
                output.Property("formatString", format);
            }

            if (column.Deprecated is not null)
            {
                output.Property("displayFolder", "Deprecated");
            }

            output.Property("lineageTag", $"{StableId.Of($"{place}/{column.Name}")}");
            output.Property("summarizeBy", "none"); // a sum is for a measure to say, not for whoever drags a column
            output.Property("sourceColumn", column.Name);
        });

    // The name of a jurisdiction's views without the jurisdiction, which a parameter of the model says.
    private static string ViewsOf(ProductManifest manifest)
    {
        var jurisdiction = LakeTables.Jurisdictions(manifest)[0];
        return LakeTables.ViewDatabase(manifest, jurisdiction)[jurisdiction.Code.Length..];
    }
}
