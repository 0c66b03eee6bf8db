namespace DataProducts.Contracts;

/// <summary>Writes a column as an ODCS property.</summary>
internal static class OdcsColumn
{
    public static YamlMap Of(OdcsForm form, ProductManifest manifest, PortManifest port, ColumnManifest column)
    {
        var position = port.Key.ToList().IndexOf(column.Name) + 1;
        var partition = port.Partition.ToList().FindIndex(part => string.Equals(part.Column, column.Name, StringComparison.Ordinal)) + 1;
        var property = new YamlMap { { "id", column.Name }, { "name", column.Name }, { "description", column.Description } };
        var place = $"{port.Name}.{column.Name}";
        OdcsParts.AddType(property, form, column.Type, OdcsOptions.Of(place, column.Type, column.Limits, isToken: column.Pii is not null));
        property.Add("required", !column.Nullable);
        property.Add("unique", IsUnique(port, column) ? true : null);
        property.Add("primaryKey", position > 0 ? true : null);
        property.Add("primaryKeyPosition", position > 0 ? (long)position : null);
        property.Add("partitioned", partition > 0 ? true : null);
        property.Add("partitionKeyPosition", partition > 0 ? (long)partition : null);
        property.Add("classification", column.Pii is null ? Lower(column.Classification) : "pii");
        property.Add("deprecated", column.Deprecated is null ? null : form.Newest(true));
        property.Add("enum", OdcsParts.Enumeration(form, column.Values));
        OdcsParts.AddParts(property, form, place, column.Type);
        property.Add("relationships", column.References is { } target ? new YamlList([OdcsReference.Of(manifest, target)]) : null);
        property.Add("customProperties", new YamlList([.. Customs(form, manifest, port, column)]));
        property.Add("quality", new YamlList([.. Quality(form, port, column)]));
        return property;
    }

    private static bool IsUnique(PortManifest port, ColumnManifest column) =>
        column.Unique || (port.Key.Count == 1 && string.Equals(column.Name, port.Key[0], StringComparison.Ordinal));

    private static IEnumerable<YamlNode> Customs(OdcsForm form, ProductManifest manifest, PortManifest port, ColumnManifest column)
    {
        if (column.Pii is { } pii)
        {
            yield return form.Custom("piiKind", pii.Kind.ToString());
            yield return form.Custom("tokenisation", pii.Mode.ToString());
            yield return form.Custom("tokenDomain", manifest.Domain);
            if (pii.Scope != JoinScope.Domain)
            {
                yield return form.Custom("tokenScope", pii.Scope.ToString());
            }

            if (pii.KeepSpelling)
            {
                yield return form.Custom("keepsSpelling", true);
            }

            yield return manifest.Jurisdiction is { } jurisdiction
                ? form.Custom("jurisdiction", jurisdiction.Code)
                : form.Custom("jurisdictionColumn", port.JurisdictionColumn!);
        }

        if (column.Classification != Classification.Internal)
        {
            yield return form.Custom("sensitivity", Lower(column.Classification));
            yield return form.Custom("mask", column.Mask.ToString());
        }

        if (string.Equals(column.Name, port.Subject, StringComparison.Ordinal))
        {
            yield return form.Custom("subject", true);
        }

        if (string.Equals(column.Name, port.JurisdictionColumn, StringComparison.Ordinal))
        {
            yield return form.Custom("jurisdictionOfColumn", port.CountryColumn!);
        }

        if (string.Equals(column.Name, port.EventTime, StringComparison.Ordinal))
        {
            yield return form.Custom("eventTime", true);
        }

        foreach (var property in OdcsOptions.Customs(form, column.Type, column.Limits, isToken: column.Pii is not null))
        {
            yield return property;
        }

        if (column.Default is { } value)
        {
            yield return form.Custom("default", value);
        }

        if (column.Unit is { } unit)
        {
            yield return form.Custom("unit", unit);
        }

        foreach (var property in OdcsParts.Deprecation(form, column.Deprecated))
        {
            yield return property;
        }
    }

    private static IEnumerable<YamlNode> Quality(OdcsForm form, PortManifest port, ColumnManifest column)
    {
        if (!column.Nullable)
        {
            yield return OdcsQuality.NotNull();
        }

        if (IsUnique(port, column))
        {
            yield return OdcsQuality.Unique();
        }

        foreach (var check in OdcsQuality.OneOf(form, column.Values))
        {
            yield return check;
        }
    }

    private static string Lower(Classification classification) => classification.ToString().ToLowerInvariant();
}
