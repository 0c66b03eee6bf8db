namespace DataProducts.Contracts;

/// <summary>Writes what holds in every row as ODCS checks of the standard's own library.</summary>
internal static class OdcsQuality
{
    public static YamlMap NotNull() => Check("nullValues", "completeness");

    public static YamlMap Unique() => Check("duplicateValues", "uniqueness");

    public static YamlMap UniqueTogether(IReadOnlyList<string> columns)
    {
        var check = Check("duplicateValues", "uniqueness");
        check.Add("arguments", new YamlMap { { "properties", new YamlList([.. columns.Select(column => (YamlNode)column)]) } });
        return check;
    }

    private static YamlMap Check(string metric, string dimension) => new()
    {
        { "type", "library" },
        { "metric", metric },
        { "mustBe", 0 },
        { "dimension", dimension },
        { "severity", "error" },
    };
}
