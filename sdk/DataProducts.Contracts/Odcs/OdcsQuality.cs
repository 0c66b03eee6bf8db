namespace DataProducts.Contracts;

/// <summary>Writes what holds in every row as ODCS checks: of the standard's own library, or in SQL.</summary>
internal static class OdcsQuality
{
    public static YamlMap NotNull() => Check("nullValues", "completeness");

    public static YamlMap Unique() => Check("duplicateValues", "uniqueness");

    public static YamlMap UniqueTogether(IReadOnlyList<string> columns) =>
        Check("duplicateValues", "uniqueness", new YamlMap { { "properties", Texts(columns) } });

    /// <summary>Gives the check of an enumeration, for which 3.1 has no other word.</summary>
    public static IEnumerable<YamlNode> OneOf(OdcsForm form, IReadOnlyList<string> values)
    {
        if (values.Count > 0 && !form.IsNewest)
        {
            yield return Check("invalidValues", "conformity", new YamlMap { { "validValues", Texts(values) } });
        }
    }

    /// <summary>Gives a team's own check; <c>{object}</c> is the standard's name for the table.</summary>
    public static YamlMap Sql(QualityRule rule) => new()
    {
        { "name", rule.Name },
        { "description", rule.Description },
        { "type", "sql" },
        { "query", rule.Sql.Replace("{port}", "{object}", StringComparison.Ordinal) },
        { "mustBe", rule.MustBe },
        { "severity", "error" },
    };

    private static YamlMap Check(string metric, string dimension, YamlMap? arguments = null) => new()
    {
        { "type", "library" },
        { "metric", metric },
        { "mustBe", 0 },
        { "dimension", dimension },
        { "severity", "error" },
        { "arguments", arguments },
    };

    private static YamlList Texts(IReadOnlyList<string> texts) => new([.. texts.Select(text => (YamlNode)text)]);
}
