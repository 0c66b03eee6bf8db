namespace DataProducts.Tokens;

/// <content>The jurisdiction's wrapped keys.</content>
public sealed partial class SqliteTokenVault
{
    /// <inheritdoc/>
    public ValueTask<WrappedKey?> FindAsync(KeyName name, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(_keys.Find(name));
        }
    }

    /// <inheritdoc/>
    public ValueTask<WrappedKey?> FindAsync(long id, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(_keys.Find(id));
        }
    }

    /// <inheritdoc/>
    public ValueTask<WrappedKey> AddOrGetAsync(WrappedKey proposed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(proposed);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Write(() => _keys.AddOrGet(proposed)));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<WrappedKey>> ListAsync(string domain, string purpose, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(_keys.List(domain, purpose));
        }
    }

    /// <inheritdoc/>
    public ValueTask RemoveAsync(KeyName name, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Write(() =>
        {
            _keys.Remove(name);
            return true;
        });
        return ValueTask.CompletedTask;
    }
}
