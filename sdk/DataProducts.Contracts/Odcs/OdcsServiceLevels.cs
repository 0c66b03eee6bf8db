namespace DataProducts.Contracts;

/// <summary>Writes the service levels of a port as ODCS <c>slaProperties</c>; target, window and slice are customProperties.</summary>
internal static class OdcsServiceLevels
{
    public static IEnumerable<YamlNode> Of(PortManifest port) => port.ServiceLevels.Select(level => Of(port, level));

    private static YamlMap Of(PortManifest port, ServiceLevel level) => level switch
    {
        FreshnessLevel freshness => Latency(port, freshness),
        CompletenessLevel completeness => Completeness(port, completeness),
        _ => throw new ArgumentOutOfRangeException(nameof(level)),
    };

    // "latency" is the standard's word: it is preferred to freshness there.
    private static YamlMap Latency(PortManifest port, FreshnessLevel level)
    {
        var (value, unit) = Quantity(level.MaximumAge);
        return new()
        {
            { "property", "latency" },
            { "value", value },
            { "unit", unit },
            { "element", port.Name },
            { "driver", "operational" },
            { "customProperties", new YamlList([Target(level), Window(level), OdcsRenderer.Custom("slice", level.Slice.ToString())]) },
        };
    }

    private static YamlMap Completeness(PortManifest port, CompletenessLevel level) => new()
    {
        { "property", "completeness" },
        { "value", 100 * (decimal)level.Target },
        { "unit", "percent" },
        { "element", $"{port.Name}.{level.Column}" },
        { "driver", "operational" },
        { "customProperties", new YamlList([Target(level), Window(level)]) },
    };

    // To decimal: 0.995 is then written as the team wrote it, and its hundredfold is 99.5.
    private static YamlMap Target(ServiceLevel level) => OdcsRenderer.Custom("target", (decimal)level.Target);

    private static YamlMap Window(ServiceLevel level) => OdcsRenderer.Custom("window", level.Window.ToString());

    // The largest unit that gives a whole number; months and days cannot be added, and stay ISO 8601.
    private static (YamlNode Value, string? Unit) Quantity(IsoDuration duration) => duration switch
    {
        { Months: > 0, Seconds: > 0 } => (duration.ToString(), null),
        { Months: > 0 } => duration.Months % 12 == 0 ? (duration.Months / 12, "yr") : (duration.Months, "mo"),
        _ when duration.Seconds % 86_400 == 0 => (duration.Seconds / 86_400, "d"),
        _ when duration.Seconds % 3_600 == 0 => (duration.Seconds / 3_600, "h"),
        _ when duration.Seconds % 60 == 0 => (duration.Seconds / 60, "min"),
        _ => (duration.Seconds, "s"),
    };
}
