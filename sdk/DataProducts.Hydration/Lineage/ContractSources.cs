using DataProducts.Contracts;

namespace DataProducts.Hydration;

/// <summary>Which columns of a source each column of a contract is read from.</summary>
internal static class ContractSources
{
    /// <summary>Gives the pairs of column and source's column, each once, in the order of the contract's columns.</summary>
    /// <param name="schema">The port; of several columns that read one of the source it names one only.</param>
    /// <param name="manifest">The manifest, which names them all.</param>
    public static IReadOnlyList<(string Column, string Source)> Of(PortSchema schema, string manifest)
    {
        var pairs = new HashSet<(string, string)>();
        foreach (var source in schema.Source)
        {
            if (source.Column is { } place)
            {
                pairs.Add((schema.Columns[place].Name, source.Name));
            }
        }

        foreach (var column in ColumnsOf(schema, manifest))
        {
            if (column.Source is { } source && schema.Source.Any(one => string.Equals(one.Name, source, StringComparison.Ordinal)))
            {
                pairs.Add((column.Name, source));
            }
        }

        return [.. pairs.OrderBy(pair => PlaceOf(schema, pair.Item1)).ThenBy(pair => pair.Item2, StringComparer.Ordinal)];
    }

    private static IReadOnlyList<ColumnManifest> ColumnsOf(PortSchema schema, string manifest)
    {
        try
        {
            return ManifestReader.Parse(manifest).FindPort(schema.Port)?.Columns ?? [];
        }
        catch (DataProductException)
        {
            // A record that was written by hand may have none; then the port's schema is all there is.
            return [];
        }
    }

    private static int PlaceOf(PortSchema schema, string column)
    {
        for (var i = 0; i < schema.Columns.Count; i++)
        {
            if (string.Equals(schema.Columns[i].Name, column, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }
}
