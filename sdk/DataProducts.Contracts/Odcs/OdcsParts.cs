namespace DataProducts.Contracts;

/// <summary>Writes what a type is, and what it is made of.</summary>
internal static class OdcsParts
{
    /// <summary>Adds the type's own members.</summary>
    public static void AddType(YamlMap into, OdcsForm form, LakeType type, YamlMap? options)
    {
        var logical = type.Kind == LakeKind.Map && !form.IsNewest ? "object" : OdcsType.Of(type).Logical;
        into.Add("logicalType", logical);
        into.Add("logicalTypeOptions", options is { Members.Count: > 0 } ? options : null);
        into.Add("physicalType", type.ToString());
    }

    /// <summary>Adds the parts of a nested type.</summary>
    public static void AddParts(YamlMap into, OdcsForm form, string place, LakeType type)
    {
        switch (type.Kind)
        {
            case LakeKind.Struct:
                into.Add("properties", new YamlList([.. type.Children.Select(field => Part(form, place, field, isNamed: true))]));
                break;
            case LakeKind.List:
                into.Add("items", Part(form, place, type.Children[0], isNamed: false));
                break;
            case LakeKind.Map when form.IsNewest:
                into.Add("map", new YamlMap
                {
                    { "key", Part(form, place, type.Children[0], isNamed: false) },
                    { "value", Part(form, place, type.Children[1], isNamed: false) },
                });
                break;
        }
    }

    /// <summary>Gives the names of an enumeration as the standard's <c>enum</c>, which 3.2.0 brought.</summary>
    public static YamlList? Enumeration(OdcsForm form, IReadOnlyList<string> values) =>
        form.IsNewest ? new YamlList([.. values.Select(value => new YamlMap { { "value", value } })]) : null;

    /// <summary>Gives what is said of something that should no longer be used.</summary>
    public static IEnumerable<YamlNode> Deprecation(OdcsForm form, string? reason)
    {
        if (reason is not null && !form.IsNewest)
        {
            yield return form.Custom("deprecated", true);
        }

        if (reason is { Length: > 0 })
        {
            yield return form.Custom("deprecationReason", reason);
        }
    }

    private static YamlMap Part(OdcsForm form, string parent, LakeField field, bool isNamed)
    {
        var place = $"{parent}.{field.Name}";
        var part = new YamlMap { { "name", isNamed ? field.Name : null }, { "description", field.Documentation } };
        AddType(part, form, field.Type, OdcsOptions.Of(place, field.Type, field.Limits));
        part.Add("required", !field.Nullable);
        part.Add("deprecated", field.Deprecated is null ? null : form.Newest(true));
        part.Add("enum", Enumeration(form, field.Values));
        AddParts(part, form, place, field.Type);
        part.Add("customProperties", new YamlList(
            [.. OdcsOptions.Customs(form, field.Type, field.Limits), .. Deprecation(form, field.Deprecated)]));
        part.Add("quality", new YamlList([.. OdcsQuality.OneOf(form, field.Values)]));
        return part;
    }
}
