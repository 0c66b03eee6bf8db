namespace DataProducts.Catalog;

/// <summary>Computes how mature products are, from what the platform knows of them (<c>docs/maturity.md</c>).</summary>
/// <param name="catalog">Where products are registered.</param>
/// <param name="releases">Which versions are published.</param>
/// <param name="versions">Which data is published.</param>
/// <param name="facts">What service levels are computed from.</param>
/// <param name="time">The clock.</param>
public sealed class MaturityAssessor(
    ICatalogStore catalog, IReleaseStore releases, IProductVersions versions, ISliFacts facts, TimeProvider time)
{
    /// <summary>Assesses a product.</summary>
    /// <param name="product">The product's identifier.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The level and every criterion with its evidence; null if there is no such product.</returns>
    public async Task<MaturityReport?> AssessAsync(string product, CancellationToken cancellationToken = default)
    {
        if (await catalog.FindAsync(product, cancellationToken).ConfigureAwait(false) is not { } registered)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var health = await catalog.HealthAsync(product, cancellationToken).ConfigureAwait(false);
        var evidence = await MaturityEvidence.ReadAsync(registered, releases, versions, facts, health, now, cancellationToken).ConfigureAwait(false);
        return new MaturityReport(
            product,
            registered.Version,
            now,
            [
                .. RegisteredCriteria.Of(evidence), .. ContractedCriteria.Of(evidence), .. ObservedCriteria.Of(evidence),
                .. LaterCriteria.Of(now),
            ]);
    }
}
