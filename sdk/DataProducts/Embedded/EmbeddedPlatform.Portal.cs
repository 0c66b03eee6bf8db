using DataProducts.Access;

namespace DataProducts;

/// <content>What people look at before they ask.</content>
public sealed partial class EmbeddedPlatform
{
    /// <summary>Gets the clock that every decision is made by.</summary>
    public TimeProvider Time => _options.TimeProvider;

    /// <summary>Gives what would be seen of a product, by whom.</summary>
    /// <param name="product">The product's identifier.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The matrix over all jurisdictions of its standards, or null if the product is not registered.</returns>
    /// <exception cref="AccessException">The policies cannot be used.</exception>
    public async Task<SightMatrix?> FindSightsAsync(string product, CancellationToken cancellationToken = default) =>
        await FindModelAsync(product, cancellationToken).ConfigureAwait(false) is { } model
            ? new SightMatrix(model, await PeopleAsync(cancellationToken).ConfigureAwait(false), model.Standards.Jurisdictions.Jurisdictions)
            : null;

    /// <summary>Looks at a product's service levels: as <see cref="EvaluateAsync"/>, but nothing is recorded or sent.</summary>
    /// <param name="product">The product's identifier.</param>
    /// <param name="days">For how many days, 1 to 366, it is told how each level was kept on them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The levels and the score.</returns>
    /// <exception cref="DataProductException"><c>DP1004</c>: the product is not registered.</exception>
    public Task<ProductMeasurement> MeasureAsync(string product, int days, CancellationToken cancellationToken = default) =>
        new ServiceLevelRun(_catalog, _facts, _options.TimeProvider).MeasureAsync(product, days, cancellationToken);
}
