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
    /// than the registered one of the same major or is not a semantic version (<c>DP1703</c>), a text is empty or too long (<c>DP1704</c>), or the store
    /// cannot be used (<c>DP1700</c>).</exception>
    ValueTask<bool> RegisterAsync(CatalogProduct product, bool replace = false, CancellationToken cancellationToken = default);

    /// <summary>Finds a product's highest version.</summary>
    /// <param name="product">The product's identifier, which means its newest major that is published, or one major version such as
    /// <c>retail.customers@1</c>; see <see cref="ProductReference"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The highest version of that major, or null.</returns>
    ValueTask<CatalogProduct?> FindAsync(string product, CancellationToken cancellationToken = default);

    /// <summary>Lists the major versions of a product, retired ones too.</summary>
    /// <param name="product">The product's identifier.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The highest version of each, the newest first.</returns>
    ValueTask<IReadOnlyList<CatalogProduct>> ListMajorsAsync(string product, CancellationToken cancellationToken = default);

    /// <summary>Lists every product, in the version that its identifier means.</summary>
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
    /// <param name="product">The product's identifier, or one major version.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The health, or null.</returns>
    ValueTask<ProductHealth?> HealthAsync(string product, CancellationToken cancellationToken = default);
}
