using System.Diagnostics.Metrics;

namespace DataProducts.Observability.Tests;

public sealed class SloTelemetryTests
{
    [Fact]
    public void Evaluation_IsMeasuredWithItsTags()
    {
        var measured = Record([Given.Hydrated(TimeSpan.FromMinutes(30)), Given.Counted(995, 1000)]);

        Assert.Equal(
            [
                ("dataproduct.freshness.age", "s", "freshness", 1800.0),
                ("dataproduct.health.score", "1", null, 100.0),
                ("dataproduct.sli.good", "{event}", "completeness:email", 995.0),
                ("dataproduct.sli.good", "{event}", "freshness", 4.0),
                ("dataproduct.sli.total", "{event}", "completeness:email", 1000.0),
                ("dataproduct.sli.total", "{event}", "freshness", 4.0),
                ("dataproduct.slo.error_budget.remaining", "1", "completeness:email", 0.5),
                ("dataproduct.slo.error_budget.remaining", "1", "freshness", 1.0),
            ],
            measured);
    }

    [Fact]
    public void Unknown_IsNotMeasured() =>
        Assert.DoesNotContain(Record([]), m => m.Name is "dataproduct.health.score" or "dataproduct.freshness.age" or "dataproduct.slo.error_budget.remaining");

    private static List<(string Name, string? Unit, string? Slo, double Value)> Record(SliFact[] facts)
    {
        var measured = new List<(string, string?, string?, double)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == "DataProducts.Slo")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.Start();
        SloResult[] results =
        [
            SloEngine.Evaluate(Given.Freshness, facts, Given.Now), SloEngine.Evaluate(Given.Completeness, facts, Given.Now),
        ];
        new SloTelemetry("retail.customers", "retail", "1.0.0", "customers").Record(results, HealthScore.Compute(results));
        measured.Sort();
        return measured;

        void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var all = tags.ToArray().ToDictionary(tag => tag.Key, tag => (string?)tag.Value);
            var slo = all.Remove("slo.name", out var name) ? name : null;
            Assert.Equal(
                "dataproduct.domain=retail dataproduct.id=retail.customers dataproduct.port=customers dataproduct.version=1.0.0",
                string.Join(' ', all.Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal)));
            measured.Add((instrument.Name, instrument.Unit, slo, value));
        }
    }
}
