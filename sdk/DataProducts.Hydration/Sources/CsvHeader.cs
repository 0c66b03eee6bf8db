namespace DataProducts.Hydration;

/// <summary>Compares a header with the contract.</summary>
internal static class CsvHeader
{
    /// <summary>
    /// Gives the place in a record of each of <see cref="PortSchema.Source"/>; -1 for an optional column that is absent.
    /// </summary>
    /// <exception cref="DataProductException">Something is missing, repeated or unknown.</exception>
    public static int[] Map(string part, string[] header, PortSchema schema, IReadOnlySet<string> ignored)
    {
        // First, because everything said later quotes the header: in a file without one these names would be values of the first row.
        RefuseMissing(part, header, schema);
        RefuseRepeatedAndUnknown(part, header, schema, ignored);
        var places = new int[schema.Source.Count];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = Array.IndexOf(header, schema.Source[i].Name);
        }

        return places;
    }

    private static void RefuseMissing(string part, string[] header, PortSchema schema)
    {
        var missing = schema.Source.Where(column => !column.Optional && !header.Contains(column.Name, StringComparer.Ordinal)).ToArray();
        if (missing.Length > 0)
        {
            throw HydrationErrors.MissingColumns(part, [.. missing.Select(column => $"'{column.Name}'")]);
        }
    }

    private static void RefuseRepeatedAndUnknown(string part, string[] header, PortSchema schema, IReadOnlySet<string> ignored)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var known = schema.Source.Select(column => column.Name).Concat(ignored).ToHashSet(StringComparer.Ordinal);
        var unknown = new List<string>();
        for (var i = 0; i < header.Length; i++)
        {
            if (!seen.Add(header[i]))
            {
                throw HydrationErrors.RepeatedColumn(part, Display(header[i], i));
            }

            if (!known.Contains(header[i]))
            {
                unknown.Add(Display(header[i], i));
            }
        }

        if (unknown.Count > 0)
        {
            throw HydrationErrors.UnknownColumns(part, unknown);
        }
    }

    // What does not look like a column's name is told by its place: it may be anything, also somebody's data.
    private static string Display(string name, int place) =>
        name.Length is > 0 and <= 64 && (char.IsAsciiLetter(name[0]) || name[0] == '_')
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or ' ')
            ? $"'{name}'"
            : $"column {place + 1}";
}
