namespace DataProducts.Hydration;

/// <summary>The datasets that an ordinary source is: one a part, or one for all where there are many.</summary>
internal static class SourceDatasets
{
    // Every column of every jurisdiction names each of them.
    private const int MostParts = 20;

    public static IReadOnlyList<LineageInput> Of(string space, PortSchema schema, IReadOnlyList<string> names)
    {
        var columns = schema.Source
            .Select(source => new LineageColumn(source.Name, source.Column is { } place ? schema.Columns[place].Type.ToString() : null)).ToArray();
        var shown = names.Select(SafeText.Name).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).ToArray();
        return shown.Length is 0 or > MostParts
            ? [new(new($"{space}/sources/{schema.Product}", $"{schema.Port} (source)"), null, columns)]
            : [.. shown.Select(name => Of($"{space}/sources/{schema.Product}", name, columns))];
    }

    // A place that others know too has the name that they give it: s3://bucket and the key.
    private static LineageInput Of(string space, string name, LineageColumn[] columns) =>
        name.Contains("://", StringComparison.Ordinal) && Uri.TryCreate(name, UriKind.Absolute, out var uri) && uri.Authority.Length > 0
            ? new(new($"{uri.Scheme}://{uri.Authority}", uri.AbsolutePath.TrimStart('/') is { Length: > 0 } path ? path : "/"), uri.AbsoluteUri, columns)
            : new(new(space, name), null, columns);
}
