using DataProducts.Contracts;
using DataProducts.Observability;
using ServiceLevel = DataProducts.Observability.ServiceLevel;

namespace DataProducts;

/// <summary>What the evaluation of a product's service levels gave.</summary>
/// <param name="Product">The product's identifier.</param>
/// <param name="Results">Each service level of each port.</param>
/// <param name="Health">The score made of them.</param>
public sealed record ProductEvaluation(string Product, IReadOnlyList<SloResult> Results, HealthScore Health)
{
    /// <summary>Gets when, in UTC.</summary>
    public DateTimeOffset Evaluated { get; init; }

    /// <summary>Gets the same results by the names of their ports.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<SloResult>> ByPort { get; init; } = new Dictionary<string, IReadOnlyList<SloResult>>();
}

/// <summary>One service level of a port: how well it is kept, and how it was kept on the last days.</summary>
/// <param name="Port">The port's name.</param>
/// <param name="Level">What is promised.</param>
/// <param name="Result">How well it is kept.</param>
/// <param name="Days">The last days, the oldest first; may be empty.</param>
public sealed record LevelMeasurement(string Port, ServiceLevel Level, SloResult Result, IReadOnlyList<SloDay> Days);

/// <summary>What a product's service levels are at one moment.</summary>
/// <param name="Levels">Each service level of each port.</param>
/// <param name="Health">The score made of them.</param>
public sealed record ProductMeasurement(IReadOnlyList<LevelMeasurement> Levels, HealthScore Health);

/// <summary>Evaluates a product's service levels; a run also sends the figures to telemetry and the score to the catalog.</summary>
internal sealed class ServiceLevelRun(ICatalogStore catalog, ISliFacts facts, TimeProvider time)
{
    public async Task<ProductEvaluation> RunAsync(string product, CancellationToken cancellationToken)
    {
        var manifest = await ManifestAsync(product, cancellationToken).ConfigureAwait(false);
        var now = time.GetUtcNow();
        var results = new List<SloResult>();
        var byPort = new Dictionary<string, IReadOnlyList<SloResult>>(StringComparer.Ordinal);
        foreach (var port in manifest.Ports)
        {
            var levels = ServiceLevels.Of(port);
            var found = await SloEngine
                .EvaluateAsync(facts, manifest.Reference.ToString(), port.Name, levels, now, cancellationToken).ConfigureAwait(false);
            new SloTelemetry(manifest.Id, manifest.Domain, manifest.Version, port.Name).Record(found, HealthScore.Compute(found));
            results.AddRange(found);
            byPort.Add(port.Name, found);
        }

        var health = HealthScore.Compute(results);
        if (health.Value is { } score)
        {
            var state = new ProductHealth(manifest.Id, score, health.Band.ToString(), now) { Major = manifest.MajorVersion };
            await catalog.RecordHealthAsync(state, cancellationToken).ConfigureAwait(false);
        }

        return new ProductEvaluation(product, results, health) { ByPort = byPort, Evaluated = now };
    }

    public async Task<ProductMeasurement> MeasureAsync(string product, int days, CancellationToken cancellationToken)
    {
        var manifest = await ManifestAsync(product, cancellationToken).ConfigureAwait(false);
        var now = time.GetUtcNow();
        var levels = new List<LevelMeasurement>();
        foreach (var port in manifest.Ports)
        {
            var read = await facts
                .ReadAsync(manifest.Reference.ToString(), port.Name, DateTimeOffset.MinValue, now.AddTicks(1), cancellationToken).ConfigureAwait(false);
            levels.AddRange(ServiceLevels.Of(port).Select(level => new LevelMeasurement(
                port.Name, level, SloEngine.Evaluate(level, read, now), SloHistory.Daily(level, read, now, days))));
        }

        return new ProductMeasurement(levels, HealthScore.Compute([.. levels.Select(level => level.Result)]));
    }

    private async Task<ProductManifest> ManifestAsync(string product, CancellationToken cancellationToken)
    {
        var registered = await catalog.FindAsync(product, cancellationToken).ConfigureAwait(false)
            ?? throw new DataProductException("DP1004", $"{product} is not registered; 'dataproduct show' lists what is.");
        return ManifestReader.Parse(registered.Manifest);
    }
}
