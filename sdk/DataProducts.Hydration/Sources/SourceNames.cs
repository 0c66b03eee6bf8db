using System.Globalization;

namespace DataProducts.Hydration;

/// <summary>Compares the names that a source gives its columns with the contract.</summary>
internal static class SourceNames
{
    /// <summary>
    /// Gives the place among the names of each of <see cref="PortSchema.Source"/>; -1 for an optional column that is absent.
    /// </summary>
    /// <exception cref="DataProductException">Something is missing, repeated or unknown.</exception>
    public static int[] Map(string part, string[] names, PortSchema schema, IReadOnlySet<string> ignored, SourceDrift drift)
    {
        // First, because everything said later quotes the names: in a file without a header they would be values of the first row.
        RefuseMissing(part, names, schema);
        RefuseRepeatedAndUnknown(part, names, schema, ignored, drift);
        var places = new int[schema.Source.Count];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = Array.IndexOf(names, schema.Source[i].Name);
        }

        return places;
    }

    /// <summary>Shows a name, or its number if it does not look like a column's name: it may be anything, also somebody's data.</summary>
    public static string Display(string name, string what, int number) =>
        name.Length is > 0 and <= 64 && (char.IsAsciiLetter(name[0]) || name[0] == '_')
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or ' ')
            ? $"'{name}'"
            : string.Create(CultureInfo.InvariantCulture, $"{what} {number}");

    private static void RefuseMissing(string part, string[] names, PortSchema schema)
    {
        var missing = schema.Source.Where(column => !column.Optional && !names.Contains(column.Name, StringComparer.Ordinal)).ToArray();
        if (missing.Length > 0)
        {
            throw HydrationErrors.MissingColumns(part, [.. missing.Select(column => $"'{column.Name}'")]);
        }
    }

    private static void RefuseRepeatedAndUnknown(
        string part, string[] names, PortSchema schema, IReadOnlySet<string> ignored, SourceDrift drift)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var known = schema.Source.Select(column => column.Name).Concat(ignored).ToHashSet(StringComparer.Ordinal);
        var unknown = new List<string>();
        for (var i = 0; i < names.Length; i++)
        {
            if (!seen.Add(names[i]))
            {
                throw HydrationErrors.RepeatedColumn(part, Display(names[i], "column", i + 1));
            }

            var shown = Display(names[i], "column", i + 1);
            if (!known.Contains(names[i]) && !drift.KeepsOut(part, shown))
            {
                unknown.Add(shown);
            }
        }

        if (unknown.Count > 0)
        {
            throw HydrationErrors.UnknownColumns(part, unknown);
        }
    }
}
