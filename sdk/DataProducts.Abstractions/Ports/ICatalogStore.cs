namespace DataProducts;

/// <summary>What products there are, under which contract, and how they are doing.</summary>
public interface ICatalogStore
{
    /// <summary>Registers a version. The same contract again changes nothing.</summary>
    /// <param name="product">The version.</param>
    /// <param name="replace">Whether the contract of a version that is registered may be replaced: for development, before anybody
    /// relies on it.</param>
    /// <param name="cancellationToken">Gives up before anything is changed.</param>
    /// <returns>Whether anything changed; when the task ends it is durable.</returns>
    /// <exception cref="DataProductException">The version is registered with another contract (<c>DP1702</c>), is new but not higher
    /// than the registered one or is not a semantic version (<c>DP1703</c>), a text is empty or too long (<c>DP1704</c>), or the store
    /// cannot be used (<c>DP1700</c>).</exception>
    ValueTask<bool> RegisterAsync(CatalogProduct product, bool replace = false, CancellationToken cancellationToken = default);

    /// <summary>Finds a product's highest version.</summary>
    /// <param name="product">The product's identifier.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The product, or null.</returns>
    ValueTask<CatalogProduct?> FindAsync(string product, CancellationToken cancellationToken = default);

    /// <summary>Lists the highest version of every product.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The products, in ordinal order of their identifiers.</returns>
    ValueTask<IReadOnlyList<CatalogProduct>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Searches identifier, domain, owner and description.</summary>
    /// <param name="text">Words; each must occur, in any case, as it is written: there are no wildcards.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The products, in ordinal order of their identifiers; all of them if there is no word.</returns>
    ValueTask<IReadOnlyList<CatalogProduct>> SearchAsync(string text, int limit = 100, CancellationToken cancellationToken = default);

    /// <summary>Records how a product is doing, unless something newer is recorded.</summary>
    /// <param name="health">The health.</param>
    /// <param name="cancellationToken">Gives up before anything is changed.</param>
    /// <returns>The task; when it ends it is durable.</returns>
    /// <exception cref="DataProductException">The score is not from 0 to 100, or a text is empty or too long (<c>DP1704</c>).</exception>
    ValueTask RecordHealthAsync(ProductHealth health, CancellationToken cancellationToken = default);

    /// <summary>Finds how a product was doing last.</summary>
    /// <param name="product">The product's identifier.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The health, or null.</returns>
    ValueTask<ProductHealth?> HealthAsync(string product, CancellationToken cancellationToken = default);
}
