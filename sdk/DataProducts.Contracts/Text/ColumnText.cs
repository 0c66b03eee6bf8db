namespace DataProducts.Contracts;

/// <summary>Sentences on a column for places where a person reads them: what neither its name nor its type says.</summary>
internal static class ColumnText
{
    /// <summary>Gives everything that a view's comment says of a column; null where there is nothing to say.</summary>
    public static string? InView(ColumnManifest column) => Join(
        column.Description, Unit(column), Values(column.Values), Token(column), Masked(column), Deprecated(column.Deprecated));

    /// <summary>Joins sentences with a space; null where all of them are.</summary>
    public static string? Join(params IEnumerable<string?> sentences)
    {
        var said = string.Join(' ', sentences.Where(sentence => !string.IsNullOrEmpty(sentence)));
        return said.Length == 0 ? null : said;
    }

    public static string? Unit(ColumnManifest column) => column.Unit is { } unit ? $"In {unit}." : null;

    public static string? Values(IReadOnlyList<string> values) => values.Count > 0 ? $"One of: {string.Join(", ", values)}." : null;

    public static string? Token(ColumnManifest column) =>
        column.Pii is { } pii ? pii.Mode switch
        {
            TokenMode.Random => $"A token that stands for personal data ({pii.Kind}), another in every row, never the value.",
            TokenMode.OneWay => $"A token that stands for personal data ({pii.Kind}) and that nobody can open.",
            TokenMode.FormatPreserving => $"Text of the same form that stands for personal data ({pii.Kind}), never the value.",
            TokenMode.Redact => $"Personal data ({pii.Kind}) that is left out: always null.",
            _ => $"A token that stands for personal data ({pii.Kind}), never the value.",
        } : null;

    public static string? Deprecated(string? reason) => reason switch
    {
        null => null,
        "" => "Deprecated.",
        _ => $"Deprecated: {reason}",
    };

    // A view masks whatever is classified, whoever reads it.
    private static string? Masked(ColumnManifest column) =>
        column.Classification == Classification.Internal ? null : $"{column.Classification}: masked here.";
}
