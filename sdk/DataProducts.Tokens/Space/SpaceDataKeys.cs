namespace DataProducts.Tokens;

/// <summary>The data keys of one space that are in use: they seal subjects' keys, and the items of nobody in particular.</summary>
internal sealed class SpaceDataKeys(DomainKeys keys, (long Id, SealingKey Key) newest) : IDisposable
{
    private readonly Dictionary<long, SealingKey> _keys = new() { [newest.Id] = newest.Key };

    /// <summary>Gets the number of the key that seals what is new.</summary>
    public long NewestId { get; } = newest.Id;

    public SealingKey Newest => _keys[NewestId];

    /// <summary>Gives a key by its number; null if it is none of this space's.</summary>
    public async ValueTask<SealingKey?> FindAsync(long id, CancellationToken cancellationToken)
    {
        if (_keys.TryGetValue(id, out var known))
        {
            return known;
        }

        var key = await keys.DataKeyAsync(id, cancellationToken).ConfigureAwait(false);
        if (key is not null)
        {
            _keys.Add(id, key);
        }

        return key;
    }

    public void Dispose()
    {
        foreach (var key in _keys.Values)
        {
            key.Dispose();
        }
    }
}
