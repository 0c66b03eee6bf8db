namespace DataProducts;

/// <summary>Where one jurisdiction keeps its wrapped keys. Whoever holds the registry alone can open none of them.</summary>
public interface IKeyRegistry
{
    /// <summary>Finds a key by its name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The key, or null.</returns>
    ValueTask<WrappedKey?> FindAsync(KeyName name, CancellationToken cancellationToken = default);

    /// <summary>Finds a key by its number.</summary>
    /// <param name="id">The number.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The key, or null.</returns>
    ValueTask<WrappedKey?> FindAsync(long id, CancellationToken cancellationToken = default);

    /// <summary>Keeps a key unless one of that name is there: the first writer wins, and every writer gets the same key.</summary>
    /// <param name="proposed">The key to keep.</param>
    /// <param name="cancellationToken">Gives up before anything is written.</param>
    /// <returns>The key that stands, durable.</returns>
    ValueTask<WrappedKey> AddOrGetAsync(WrappedKey proposed, CancellationToken cancellationToken = default);
}
