namespace DataProducts.Contracts;

/// <summary>Writes what limits the values of a column: its <c>logicalTypeOptions</c>.</summary>
internal static class OdcsOptions
{
    public static YamlMap Of(PortManifest port, ColumnManifest column)
    {
        var options = new YamlMap();
        foreach (var (option, value) in OdcsType.Of(column.Type).Options?.Members ?? [])
        {
            options.Add(option, value);
        }

        options.Add(column.ExclusiveMinimum ? "exclusiveMinimum" : "minimum", Limit(port, column, column.Minimum));
        options.Add(column.ExclusiveMaximum ? "exclusiveMaximum" : "maximum", Limit(port, column, column.Maximum));
        switch (column.Type.Kind)
        {
            case LakeKind.String when column.Pii is not null:
                break; // the limits are those of the value, and the column holds a token
            case LakeKind.String:
                options.Add("minLength", Length(column.MinimumLength));
                options.Add("maxLength", Length(column.MaximumLength));
                options.Add("pattern", Pattern(column) is { } pattern ? $"^(?:{pattern})$" : null); // the standard's may match a part
                break;
            case LakeKind.Binary:
                options.Add("minLength", Length(column.MinimumLength));
                options.Add("maxLength", Length(column.MaximumLength));
                break;
            case LakeKind.List:
                options.Add("minItems", Length(column.MinimumLength));
                options.Add("maxItems", Length(column.MaximumLength));
                break;
        }

        return options;
    }

    /// <summary>Gives what the standard has no option for.</summary>
    public static IEnumerable<YamlNode> Customs(OdcsForm form, ColumnManifest column)
    {
        var counts = column.Type.Kind == LakeKind.Map ? "Entries" : column.Pii is not null ? "LengthInClear" : null;
        if (counts is not null && column.MinimumLength is { } least)
        {
            yield return form.Custom("minimum" + counts, least);
        }

        if (counts is not null && column.MaximumLength is { } most)
        {
            yield return form.Custom("maximum" + counts, most);
        }

        // As .NET reads it, where the option differs or cannot say it.
        if (column.Pattern is { } pattern && !string.Equals(pattern, Pattern(column), StringComparison.Ordinal))
        {
            yield return form.Custom(column.Pii is null ? "pattern" : "patternInClear", pattern);
        }

        if (column.Default is { } value)
        {
            yield return form.Custom("default", value);
        }

        if (column.Unit is { } unit)
        {
            yield return form.Custom("unit", unit);
        }
    }

    private static string? Pattern(ColumnManifest column) =>
        column.Pattern is null || column.Pii is not null ? null : EcmaPattern.TryTranslate(column.Pattern);

    private static YamlNode? Length(int? length) => length is { } number ? (long)number : null;

    // Of a number the standard's limit is a number, of a time it is text.
    private static YamlNode? Limit(PortManifest port, ColumnManifest column, string? text) => text is null ? null
        : column.Type.Kind is LakeKind.Date or LakeKind.Time or LakeKind.TimestampTz ? text
        : new YamlScalar(YamlKind.Number, ColumnLimit.Number(port, column, text));
}
