namespace DataProducts;

/// <summary>Which versions of products are published, with everything that was derived from them.</summary>
public interface IReleaseStore
{
    /// <summary>Adds a version, if the newest of its major is still the one that the caller looked at; or puts newer artefacts in the place of that
    /// one's own.</summary>
    /// <param name="release">The version.</param>
    /// <param name="after">The version that was the newest of that major; null where none was.</param>
    /// <param name="cancellationToken">Gives up before anything is changed.</param>
    /// <returns>Whether it was added; false where somebody else was faster. When the task ends it is durable.</returns>
    /// <exception cref="DataProductException">A text is empty or too long (<c>DP1704</c>), or the store cannot be used
    /// (<c>DP1700</c>).</exception>
    ValueTask<bool> TryReleaseAsync(ProductRelease release, string? after, CancellationToken cancellationToken = default);

    /// <summary>Finds a published version.</summary>
    /// <param name="product">The product's identifier, or one major version such as <c>retail.customers@1</c>.</param>
    /// <param name="version">The version; null for the newest of the highest major, or of the one that is named.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The version, or null.</returns>
    ValueTask<ProductRelease?> FindReleaseAsync(string product, string? version = null, CancellationToken cancellationToken = default);

    /// <summary>Lists the published versions of a product, of all its majors.</summary>
    /// <param name="product">The product's identifier, or one major version.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The versions, the one that was published last first.</returns>
    ValueTask<IReadOnlyList<ProductRelease>> ListReleasesAsync(string product, CancellationToken cancellationToken = default);
}
