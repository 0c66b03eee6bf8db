namespace DataProducts;

/// <summary>Which major versions of products are going, or gone. It keeps; whether a step is anybody's right is decided before.</summary>
public interface IRetirementStore
{
    /// <summary>Begins a notice.</summary>
    /// <param name="retirement">The notice; nothing is retired by it.</param>
    /// <param name="cancellationToken">Gives up before anything is changed.</param>
    /// <returns>True if this call did it, durably; false if the major has a notice already, or is retired.</returns>
    /// <exception cref="DataProductException">A text is empty or too long (<c>DP1704</c>), or the store cannot be used
    /// (<c>DP1700</c>).</exception>
    ValueTask<bool> TryAnnounceAsync(ProductRetirement retirement, CancellationToken cancellationToken = default);

    /// <summary>Takes a notice back.</summary>
    /// <param name="product">The major version, for example <c>retail.customers@1</c>.</param>
    /// <param name="cancellationToken">Gives up before anything is changed.</param>
    /// <returns>True if this call did it, durably; false if there is none, or the major is retired.</returns>
    ValueTask<bool> TryCancelRetirementAsync(ProductReference product, CancellationToken cancellationToken = default);

    /// <summary>Retires a major version that has a notice.</summary>
    /// <param name="product">The major version.</param>
    /// <param name="by">Who retires it: a person's id.</param>
    /// <param name="at">When, in UTC.</param>
    /// <param name="cancellationToken">Gives up before anything is changed.</param>
    /// <returns>True if this call did it, durably; false if there is no notice, or the major is retired.</returns>
    ValueTask<bool> TryRetireAsync(ProductReference product, string by, DateTimeOffset at, CancellationToken cancellationToken = default);

    /// <summary>Finds what is known of a major version.</summary>
    /// <param name="product">The major version.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The notice or the end, or null where it has neither.</returns>
    ValueTask<ProductRetirement?> FindRetirementAsync(ProductReference product, CancellationToken cancellationToken = default);
}
