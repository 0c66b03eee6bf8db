using DataProducts.Lake;

namespace DataProducts.Hydration;

/// <summary>Checks before the first row that a port can be written as it is asked.</summary>
internal static class PortWriteCheck
{
    /// <exception cref="DataProductException"><c>DP1180</c>.</exception>
    public static void Check(PortSchema schema, PortWrite write)
    {
        if (Problem(schema, write) is { } problem)
        {
            throw HydrationErrors.NotWritable(schema.Product, schema.Port, write.Kind, problem);
        }
    }

    private static string? Problem(PortSchema schema, PortWrite write)
    {
        if (write.IsMerge && schema.Key.Count == 0)
        {
            return "it has no key";
        }

        foreach (var place in write.IsMerge ? schema.Key : [])
        {
            // Equal values have equal tokens in these two modes only.
            var name = schema.Columns[place].Name;
            if (PiiOf(schema, name) is { Mode: not (TokenMode.Deterministic or TokenMode.FormatPreserving) } column)
            {
                return $"its key's column '{name}' is tokenised as {column.Mode}, so that no value of it is known again";
            }
        }

        return write.Version is { } version ? ProblemOf(schema, write, version) : null;
    }

    private static string? ProblemOf(PortSchema schema, PortWrite write, string version)
    {
        var column = schema.Columns.FirstOrDefault(column => column.Name == version);
        return column is null ? $"it has no column '{version}'"
            : PiiOf(schema, version) is not null ? $"column '{version}' is personal data"
            : !VersionOrder.Has(column.Type) ? $"column '{version}' is {column.Type}, which does not order versions"
            : write.Kind == PortWriteKind.History && column.Nullable ? $"column '{version}' may be without a value"
            : null;
    }

    private static PiiColumn? PiiOf(PortSchema schema, string name) =>
        schema.Pii.FirstOrDefault(column => string.Equals(column.Name, name, StringComparison.Ordinal));
}
