using System.Globalization;

namespace DataProducts.Contracts;

/// <summary>Writes one service level: its indicator, its objective, and an alert policy for each sound pair of windows.</summary>
internal static class OpenSloLevel
{
    private const decimal LeastBadSlices = 1; // fewer, and the first bad slice spends the budget of the whole window

    public static IEnumerable<YamlMap> Of(ProductManifest manifest, OpenSloNames names, PortManifest port, ServiceLevel level)
    {
        var (indicator, detail) = level switch
        {
            FreshnessLevel => ("freshness", (string?)null),
            CompletenessLevel completeness => ("completeness", completeness.Column),
            _ => throw new ArgumentOutOfRangeException(nameof(level)),
        };
        var name = detail is null ? names.Level(port.Name, indicator) : names.Level(port.Name, indicator, detail);
        CheckBudget(port, level, indicator);

        var slice = level is FreshnessLevel fresh ? (long?)OpenSloDuration.Seconds(fresh.Slice) : null;
        var period = OpenSloDuration.Seconds(level.Window);
        var pairs = BurnWindows.For((decimal)level.Target, period, slice).ToList();
        var source = new YamlMap
        {
            { "dataproduct.id", manifest.Id },
            { "dataproduct.port", port.Name },
            { "slo.name", detail is null ? indicator : $"{indicator}:{detail}" },
        };

        yield return OpenSloRenderer.Document("SLI", name, OpenSloRenderer.ProductAnnotation(manifest), Indicator(level, source));
        yield return OpenSloRenderer.Document("SLO", name, OpenSloRenderer.ProductAnnotation(manifest), new YamlMap
        {
            { "description", ServiceLevelText.Of(level) },
            { "service", names.Service },
            { "indicatorRef", name },
            { "timeWindow", new YamlList([new YamlMap { { "duration", OpenSloDuration.Of(port, level.Window) }, { "isRolling", true } }]) },
            { "budgetingMethod", level is FreshnessLevel ? "Timeslices" : "Occurrences" },
            { "objectives", new YamlList([Objective(port, level)]) },
            { "alertPolicies", new YamlList([.. pairs.Select(pair => new YamlMap { { "alertPolicyRef", PolicyName(name, pair) } })]) },
        });
        foreach (var pair in pairs)
        {
            yield return Policy(manifest, names, name, pair);
            yield return Condition(manifest, name, pair, period);
        }
    }

    private static void CheckBudget(PortManifest port, ServiceLevel level, string indicator)
    {
        var budget = 1 - (decimal)level.Target;
        var isTooShort = level is FreshnessLevel freshness
            && budget * OpenSloDuration.Seconds(freshness.Window) < LeastBadSlices * OpenSloDuration.Seconds(freshness.Slice);
        if (budget <= 0 || isTooShort)
        {
            var why = budget <= 0
                ? "promises everything and so leaves no error budget"
                : "has a budget of less than one slice: the first bad slice would spend it all";
            var target = level.Target.ToString(CultureInfo.InvariantCulture);
            throw new DataProductException(
                ManifestErrors.UnsoundLevel,
                $"The service level '{indicator}' of port '{port.Name}' (target {target}, window {level.Window}) {why}. "
                + "Lower the target, lengthen the window, or shorten the slice.");
        }
    }

    // The metrics are those that the platform sends (docs/service-levels.md), in their OpenTelemetry names.
    private static YamlMap Indicator(ServiceLevel level, YamlMap attributes) => level is FreshnessLevel
        ? new YamlMap { { "thresholdMetric", Metric("dataproduct.freshness.age", "s", attributes) } }
        : new YamlMap
        {
            {
                "ratioMetric", new YamlMap
                {
                    { "counter", false },
                    { "good", Metric("dataproduct.sli.good", "{event}", attributes) },
                    { "total", Metric("dataproduct.sli.total", "{event}", attributes) },
                }
            },
        };

    private static YamlMap Metric(string metric, string unit, YamlMap attributes) => new()
    {
        {
            "metricSource", new YamlMap
            {
                { "type", "OpenTelemetry" },
                { "spec", new YamlMap { { "metric", metric }, { "unit", unit }, { "attributes", attributes } } },
            }
        },
    };

    private static YamlMap Objective(PortManifest port, ServiceLevel level) => level is FreshnessLevel freshness
        ? new YamlMap
        {
            { "op", "lte" },
            { "value", OpenSloDuration.FixedSeconds(port, freshness.MaximumAge) },
            { "target", (decimal)level.Target },
            { "timeSliceTarget", 1 },
            { "timeSliceWindow", OpenSloDuration.Of(port, freshness.Slice) },
        }
        : new YamlMap { { "target", (decimal)level.Target } };

    private static YamlMap Policy(ProductManifest manifest, OpenSloNames names, string level, BurnWindows pair) => OpenSloRenderer.Document(
        "AlertPolicy", PolicyName(level, pair), Annotations(manifest, pair), new YamlMap
        {
            { "alertWhenNoData", true }, // nothing known is never taken for good
            { "alertWhenResolved", true },
            { "alertWhenBreaching", true },
            { "conditions", new YamlList([new YamlMap { { "conditionRef", PolicyName(level, pair) } }]) },
            { "notificationTargets", new YamlList([new YamlMap { { "targetRef", names.Target } }]) },
        });

    private static YamlMap Condition(ProductManifest manifest, string level, BurnWindows pair, long period) => OpenSloRenderer.Document(
        "AlertCondition", PolicyName(level, pair), Annotations(manifest, pair), new YamlMap
        {
            { "severity", pair.Severity },
            {
                "condition", new YamlMap
                {
                    { "kind", "burnrate" },
                    { "op", "gte" },
                    { "threshold", decimal.Round(pair.Factor(period), 4) },
                    { "lookbackWindow", OpenSloDuration.OfSeconds(pair.Long) },
                    { "alertAfter", "1m" }, // the shortest that OpenSLO has; the windows themselves hold back a blip
                }
            },
        });

    private static YamlMap Annotations(ProductManifest manifest, BurnWindows pair)
    {
        var annotations = OpenSloRenderer.ProductAnnotation(manifest);
        annotations.Add(OpenSloRenderer.AnnotationPrefix + "short-window", OpenSloDuration.OfSeconds(pair.Short));
        return annotations;
    }

    private static string PolicyName(string level, BurnWindows pair) => OpenSloNames.Of(level, pair.Name);
}
