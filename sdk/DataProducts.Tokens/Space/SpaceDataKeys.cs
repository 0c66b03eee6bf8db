namespace DataProducts.Tokens;

/// <summary>
/// The data keys that one call uses, ready to seal and open: they seal subjects' keys, and the items of nobody in particular. Let go when
/// the call ends; how long a key stays in memory is for <see cref="DataKeys"/> to say. One caller at a time.
/// </summary>
internal sealed class SpaceDataKeys(DataKeys keys) : IDisposable
{
    private readonly Dictionary<long, SealingKey> _ready = [];

    /// <summary>Gives the key to seal under.</summary>
    /// <param name="messages">How many messages are about to be sealed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask<(long Id, SealingKey Key)> NewestAsync(int messages, CancellationToken cancellationToken)
    {
        using var lease = await keys.NewestAsync(messages, cancellationToken).ConfigureAwait(false);
        return (lease.Id, Ready(lease));
    }

    /// <summary>Gives a key by its number; null if it is none of this space's.</summary>
    public async ValueTask<SealingKey?> FindAsync(long id, CancellationToken cancellationToken)
    {
        if (_ready.TryGetValue(id, out var ready))
        {
            return ready;
        }

        using var lease = await keys.FindAsync(id, cancellationToken).ConfigureAwait(false);
        return lease is null ? null : Ready(lease);
    }

    /// <summary>Lets them go; others can be asked for after that.</summary>
    public void Dispose()
    {
        foreach (var key in _ready.Values)
        {
            key.Dispose();
        }

        _ready.Clear();
    }

    private SealingKey Ready(KeyLease lease)
    {
        if (!_ready.TryGetValue(lease.Id, out var key))
        {
            key = new SealingKey(lease.Bytes);
            _ready.Add(lease.Id, key);
        }

        return key;
    }
}
