using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace DataProducts.Observability;

/// <summary>The service levels of one port as OpenTelemetry metrics. Meter <c>DataProducts.Slo</c>; never a user, a purpose or a
/// subject.</summary>
/// <remarks>
/// All are gauges: an evaluation counts the events of a window anew, in which late facts may change what was told before, so a counter
/// would count them again each time.
/// </remarks>
public sealed class SloTelemetry
{
    /// <summary>The meter's name.</summary>
    public const string SourceName = "DataProducts.Slo";

    private static readonly Meter Meter = new(SourceName);
    private static readonly Gauge<long> Good = Meter.CreateGauge<long>("dataproduct.sli.good", "{event}", "Good events in the level's window.");
    private static readonly Gauge<long> Total = Meter.CreateGauge<long>("dataproduct.sli.total", "{event}", "All events in the level's window.");
    private static readonly Gauge<double> Budget =
        Meter.CreateGauge<double>("dataproduct.slo.error_budget.remaining", "1", "Share of the error budget that is left; negative when overspent.");

    private static readonly Gauge<double> Health = Meter.CreateGauge<double>("dataproduct.health.score", "1", "Health score, from 0 to 100.");
    private static readonly Gauge<double> Age = Meter.CreateGauge<double>("dataproduct.freshness.age", "s", "Time since the last hydration that succeeded.");

    private readonly TagList _tags;

    /// <summary>Makes the tags.</summary>
    /// <param name="product">The product's identifier.</param>
    /// <param name="domain">Its domain.</param>
    /// <param name="version">The contract's version.</param>
    /// <param name="port">The port's name.</param>
    public SloTelemetry(string product, string domain, string version, string port) => _tags = new TagList
    {
        { "dataproduct.id", product },
        { "dataproduct.domain", domain },
        { "dataproduct.version", version },
        { "dataproduct.port", port },
    };

    /// <summary>Records an evaluation. What is unknown is not recorded: no value is better than a wrong one.</summary>
    /// <param name="results">The levels' results.</param>
    /// <param name="health">The score.</param>
    public void Record(IReadOnlyList<SloResult> results, HealthScore health)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(health);
        foreach (var result in results)
        {
            var tags = _tags;
            tags.Add("slo.name", result.Name);
            Good.Record(result.Good, tags);
            Total.Record(result.Total, tags);
            if (result.BudgetRemaining is { } remaining)
            {
                Budget.Record(remaining, tags);
            }

            if (result.Age is { } age)
            {
                Age.Record(age.TotalSeconds, tags);
            }
        }

        if (health.Value is { } value && health.Band != HealthBand.Unknown)
        {
            Health.Record(value, _tags);
        }
    }
}
