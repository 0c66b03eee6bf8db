namespace DataProducts.Hydration;

/// <summary>Counts the values that are tokens in the lake.</summary>
internal static class TokenCount
{
    /// <summary>Gives the counts by jurisdiction, of how many rows have a value in each of the contract's columns.</summary>
    public static IReadOnlyDictionary<Jurisdiction, long> Of(PortSchema schema, IEnumerable<(Jurisdiction Jurisdiction, long[] Present)> tables)
    {
        var personal = schema.Pii.Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        return tables.ToDictionary(
            table => table.Jurisdiction, table => table.Present.Where((_, place) => personal.Contains(schema.Columns[place].Name)).Sum());
    }
}
