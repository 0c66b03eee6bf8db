namespace DataProducts.Tokens;

/// <summary>
/// The data keys that one call works with: they seal subjects' keys, and the items of nobody in particular. Held while the call lasts, so
/// that a key which grows old meanwhile is still cleared after it. One caller at a time.
/// </summary>
internal sealed class SpaceDataKeys(DataKeys keys)
{
    private readonly Dictionary<long, (KeyLease Lease, SealingKey Key)> _held = [];

    /// <summary>Gets the number of the key that seals what is new.</summary>
    public long NewestId { get; private set; }

    public SealingKey Newest => _held[NewestId].Key;

    /// <summary>Begins a call.</summary>
    /// <param name="messages">How many keys and items it may seal at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask HoldAsync(int messages, CancellationToken cancellationToken)
    {
        var newest = await keys.NewestAsync(messages, cancellationToken).ConfigureAwait(false);
        NewestId = newest.Id;
        Hold(newest);
    }

    /// <summary>Gives a key by its number; null if it is none of this space's.</summary>
    public async ValueTask<SealingKey?> FindAsync(long id, CancellationToken cancellationToken)
    {
        if (_held.TryGetValue(id, out var held))
        {
            return held.Key;
        }

        var lease = await keys.FindAsync(id, cancellationToken).ConfigureAwait(false);
        return lease is null ? null : Hold(lease);
    }

    /// <summary>Ends a call; one that has not begun may be ended too.</summary>
    public void Release()
    {
        foreach (var (lease, key) in _held.Values)
        {
            key.Dispose();
            lease.Dispose();
        }

        _held.Clear();
    }

    private SealingKey Hold(KeyLease lease)
    {
        var key = new SealingKey(lease.Bytes);
        _held.Add(lease.Id, (lease, key));
        return key;
    }
}
