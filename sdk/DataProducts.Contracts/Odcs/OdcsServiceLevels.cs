namespace DataProducts.Contracts;

/// <summary>Writes what a port promises as ODCS <c>slaProperties</c>; target, window and slice are customProperties;
/// before 3.2 the description alone tells them.</summary>
internal static class OdcsServiceLevels
{
    public static IEnumerable<YamlNode> Of(OdcsForm form, PortManifest port)
    {
        foreach (var level in port.ServiceLevels)
        {
            yield return Property(form, port, level);
        }

        if (port.Retention is { } retention)
        {
            yield return Property(form, port, retention);
        }
    }

    private static YamlMap Property(OdcsForm form, PortManifest port, ServiceLevel level) => level switch
    {
        FreshnessLevel freshness => Latency(form, port, freshness),
        CompletenessLevel completeness => Completeness(form, port, completeness),
        _ => throw new ArgumentOutOfRangeException(nameof(level)),
    };

    // "latency" is the standard's word: it is preferred to freshness there.
    private static YamlMap Latency(OdcsForm form, PortManifest port, FreshnessLevel level)
    {
        var (value, unit) = Quantity(level.MaximumAge);
        return new()
        {
            { "property", "latency" },
            { "value", value },
            { "unit", unit },
            { "element", port.Name },
            { "driver", "operational" },
            { "description", ServiceLevelText.Of(level) },
            { "customProperties", form.Newest(new YamlList([Target(form, level), Window(form, level), form.Custom("slice", level.Slice.ToString())])) },
        };
    }

    private static YamlMap Completeness(OdcsForm form, PortManifest port, CompletenessLevel level) => new()
    {
        { "property", "completeness" },
        { "value", 100 * (decimal)level.Target },
        { "unit", "percent" },
        { "element", $"{port.Name}.{level.Column}" },
        { "driver", "operational" },
        { "description", ServiceLevelText.Of(level) },
        { "customProperties", form.Newest(new YamlList([Target(form, level), Window(form, level)])) },
    };

    private static YamlMap Property(OdcsForm form, PortManifest port, RetentionManifest retention)
    {
        var (value, unit) = Quantity(retention.Period);
        return new()
        {
            { "property", "retention" },
            { "value", value },
            { "unit", unit },
            { "element", retention.Column is null ? port.Name : $"{port.Name}.{retention.Column}" },
            { "driver", "regulatory" },
            { "description", $"Kept for {retention.Period} from {retention.Column ?? "hydration"} on." },
            { "customProperties", form.Newest(new YamlList([form.Custom("period", retention.Period.ToString())])) },
        };
    }

    // To decimal: 0.995 is then written as the team wrote it, and its hundredfold is 99.5.
    private static YamlMap Target(OdcsForm form, ServiceLevel level) => form.Custom("target", (decimal)level.Target);

    private static YamlMap Window(OdcsForm form, ServiceLevel level) => form.Custom("window", level.Window.ToString());

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
