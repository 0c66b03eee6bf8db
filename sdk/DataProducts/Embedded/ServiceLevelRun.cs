using DataProducts.Contracts;
using DataProducts.Observability;

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

/// <summary>Evaluates a product's service levels, sends the figures to telemetry and the score to the catalog.</summary>
internal sealed class ServiceLevelRun(ICatalogStore catalog, ISliFacts facts, TimeProvider time)
{
    public async Task<ProductEvaluation> RunAsync(string product, CancellationToken cancellationToken)
    {
        var registered = await catalog.FindAsync(product, cancellationToken).ConfigureAwait(false)
            ?? throw new DataProductException("DP1004", $"{product} is not registered; 'dataproduct show' lists what is.");
        var manifest = ManifestReader.Parse(registered.Manifest);
        var now = time.GetUtcNow();
        var results = new List<SloResult>();
        var byPort = new Dictionary<string, IReadOnlyList<SloResult>>(StringComparer.Ordinal);
        foreach (var port in manifest.Ports)
        {
            var levels = ServiceLevels.Of(port);
            var found = await SloEngine.EvaluateAsync(facts, manifest.Id, port.Name, levels, now, cancellationToken).ConfigureAwait(false);
            new SloTelemetry(manifest.Id, manifest.Domain, manifest.Version, port.Name).Record(found, HealthScore.Compute(found));
            results.AddRange(found);
            byPort.Add(port.Name, found);
        }

        var health = HealthScore.Compute(results);
        if (health.Value is { } score)
        {
            var state = new ProductHealth(product, score, health.Band.ToString(), now);
            await catalog.RecordHealthAsync(state, cancellationToken).ConfigureAwait(false);
        }

        return new ProductEvaluation(product, results, health) { ByPort = byPort, Evaluated = now };
    }
}
