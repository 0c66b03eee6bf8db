namespace DataProducts.Access;

/// <summary>Keeps the policies in force of each product.</summary>
public interface IPolicyStore
{
    /// <summary>Puts a product's policies in force, in place of those before.</summary>
    /// <param name="product">The product's identifier.</param>
    /// <param name="policies">All of its policies.</param>
    /// <param name="cancellationToken">Gives up before anything is changed.</param>
    /// <returns>The task. A store that fails half-way holds no policy for the product, and so denies.</returns>
    /// <exception cref="AccessException"><c>DP1902</c>: there is no policy, two have one file name, or a name does not end in
    /// <c>.cedar</c>.</exception>
    ValueTask SaveAsync(string product, IReadOnlyList<PolicyFile> policies, CancellationToken cancellationToken = default);

    /// <summary>Reads a product's policies.</summary>
    /// <param name="product">The product's identifier.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The policies.</returns>
    /// <exception cref="AccessException"><c>DP1902</c>: there is none.</exception>
    ValueTask<IReadOnlyList<PolicyFile>> ReadAsync(string product, CancellationToken cancellationToken = default);
}
