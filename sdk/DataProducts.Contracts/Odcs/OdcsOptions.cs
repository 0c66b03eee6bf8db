namespace DataProducts.Contracts;

/// <summary>Writes what limits the values of a column, or of a field within one: its <c>logicalTypeOptions</c>.</summary>
internal static class OdcsOptions
{
    /// <param name="place">The column or field, with the port's name before it.</param>
    /// <param name="type">Its type.</param>
    /// <param name="limits">The limits of its values.</param>
    /// <param name="isToken">Whether it holds tokens, and the limits are those of the value in clear.</param>
    /// <exception cref="DataProductException"><c>DP1234</c> a limit of numbers is no number.</exception>
    public static YamlMap Of(string place, LakeType type, ValueLimits limits, bool isToken = false)
    {
        var options = new YamlMap();
        foreach (var (option, value) in OdcsType.Of(type).Options?.Members ?? [])
        {
            options.Add(option, value);
        }

        options.Add(limits.ExclusiveMinimum ? "exclusiveMinimum" : "minimum", Limit(place, type, limits.Minimum));
        options.Add(limits.ExclusiveMaximum ? "exclusiveMaximum" : "maximum", Limit(place, type, limits.Maximum));
        switch (type.Kind)
        {
            case LakeKind.String when isToken:
                break; // the limits are those of the value, and the column holds a token
            case LakeKind.String:
                options.Add("minLength", Length(limits.MinimumLength));
                options.Add("maxLength", Length(limits.MaximumLength));
                options.Add("pattern", Pattern(limits) is { } pattern ? $"^(?:{pattern})$" : null); // the standard's may match a part
                break;
            case LakeKind.Binary:
                options.Add("minLength", Length(limits.MinimumLength));
                options.Add("maxLength", Length(limits.MaximumLength));
                break;
            case LakeKind.List:
                options.Add("minItems", Length(limits.MinimumLength));
                options.Add("maxItems", Length(limits.MaximumLength));
                break;
        }

        return options;
    }

    /// <summary>Gives the limits that the standard has no option for.</summary>
    public static IEnumerable<YamlNode> Customs(OdcsForm form, LakeType type, ValueLimits limits, bool isToken = false)
    {
        var counts = type.Kind == LakeKind.Map ? "Entries" : isToken ? "LengthInClear" : null;
        if (counts is not null && limits.MinimumLength is { } least)
        {
            yield return form.Custom("minimum" + counts, least);
        }

        if (counts is not null && limits.MaximumLength is { } most)
        {
            yield return form.Custom("maximum" + counts, most);
        }

        // As .NET reads it, where the option differs or cannot say it.
        if (limits.Pattern is { } pattern && (isToken || !string.Equals(pattern, Pattern(limits), StringComparison.Ordinal)))
        {
            yield return form.Custom(isToken ? "patternInClear" : "pattern", pattern);
        }
    }

    private static string? Pattern(ValueLimits limits) => limits.Pattern is null ? null : EcmaPattern.TryTranslate(limits.Pattern);

    private static YamlNode? Length(int? length) => length is { } number ? (long)number : null;

    // Of a number the standard's limit is a number, of a time it is text.
    private static YamlNode? Limit(string place, LakeType type, string? text) => text is null ? null
        : type.Kind is LakeKind.Date or LakeKind.Time or LakeKind.TimestampTz ? text
        : new YamlScalar(YamlKind.Number, ColumnLimit.Number(place, type, text));
}
