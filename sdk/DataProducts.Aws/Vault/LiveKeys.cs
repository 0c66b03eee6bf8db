namespace DataProducts.Aws;

/// <summary>
/// Which subject keys were seen standing, and since which epoch: while the epoch stays, nobody was erased, and they stand. So a batch of
/// known subjects is checked by reading one number.
/// </summary>
internal sealed class LiveKeys
{
    // About 30 MB; past it everything is read once more.
    private const int Capacity = 262_144;

    private readonly Lock _gate = new();
    private readonly HashSet<LiveKey> _keys = [];
    private long _epoch = -1;

    /// <summary>Gets the epoch that was read last; what is read of subjects from now on is at least as new.</summary>
    public long Epoch
    {
        get
        {
            lock (_gate)
            {
                return _epoch;
            }
        }
    }

    /// <summary>Notes an epoch that was read; a higher one than before makes everything doubtful.</summary>
    public void Observe(long epoch)
    {
        lock (_gate)
        {
            if (epoch > _epoch)
            {
                _epoch = epoch;
                _keys.Clear();
            }
        }
    }

    /// <summary>Notes keys that were seen standing.</summary>
    /// <param name="since">The <see cref="Epoch"/> from before they were read.</param>
    /// <param name="keys">The keys.</param>
    public void Add(long since, IEnumerable<LiveKey> keys)
    {
        lock (_gate)
        {
            if (since < 0 || since != _epoch)
            {
                return;
            }

            foreach (var key in keys)
            {
                if (_keys.Count >= Capacity)
                {
                    _keys.Clear();
                }

                _keys.Add(key);
            }
        }
    }

    /// <summary>Gives those that are not known to stand at an epoch.</summary>
    public List<LiveKey> Unknown(long epoch, IEnumerable<LiveKey> keys)
    {
        lock (_gate)
        {
            return [.. keys.Where(key => epoch != _epoch || !_keys.Contains(key))];
        }
    }
}

/// <summary>A subject's key in a token space.</summary>
internal readonly record struct LiveKey(SubjectRef Subject, string Space, long Id)
{
    public static LiveKey Of(in SubjectKey key) => new(key.Subject, key.Space, key.Id);

    public static LiveKey Of(in VaultItem item) => new(item.Key.Subject, item.Space, item.KeyId);
}
