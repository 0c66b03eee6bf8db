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

    /// <summary>Lists every version of a key: the newest is the one in use, the older ones resolve what they made.</summary>
    /// <param name="domain">The domain whose key wraps them.</param>
    /// <param name="purpose">What they are for.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The keys, by version upwards; empty if there is none. Read consistently: a key that any process was given stands in it.</returns>
    ValueTask<IReadOnlyList<WrappedKey>> ListAsync(string domain, string purpose, CancellationToken cancellationToken = default);

    /// <summary>Keeps a key unless one of that name is there: the first writer wins, and every writer gets the same key.</summary>
    /// <param name="proposed">The key to keep.</param>
    /// <param name="cancellationToken">Gives up before anything is written.</param>
    /// <returns>The key that stands, durable.</returns>
    ValueTask<WrappedKey> AddOrGetAsync(WrappedKey proposed, CancellationToken cancellationToken = default);

    /// <summary>Destroys a key that nothing refers to any more: a token key's retired version. Removing one that is absent does nothing.</summary>
    /// <param name="name">The name. The newest version of a key is never removed: its number would be given to another key.</param>
    /// <param name="cancellationToken">Gives up before anything is written.</param>
    /// <returns>The task; when it ends, the key is gone.</returns>
    ValueTask RemoveAsync(KeyName name, CancellationToken cancellationToken = default);
}
