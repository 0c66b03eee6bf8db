namespace DataProducts.Tokens;

/// <summary>A key in memory: cleared when it was retired and the last user has given it back.</summary>
internal sealed class CachedKey(WrappedKey origin, KeyBuffer key)
{
    private readonly Lock _gate = new();
    private int _users;
    private bool _retired;

    /// <summary>Gets what it was unwrapped from: its name, number and age.</summary>
    public WrappedKey Origin { get; } = origin;

    /// <summary>Gets the bytes; usable between <see cref="TryUse"/> and <see cref="Return"/>.</summary>
    public KeyBuffer Key { get; } = key;

    /// <summary>Counts one more user; false if it was retired.</summary>
    public bool TryUse()
    {
        lock (_gate)
        {
            _users += _retired ? 0 : 1;
            return !_retired;
        }
    }

    public void Return()
    {
        lock (_gate)
        {
            _users--;
            ClearIfUnused();
        }
    }

    /// <summary>Lets nobody begin to use it any more.</summary>
    public void Retire()
    {
        lock (_gate)
        {
            _retired = true;
            ClearIfUnused();
        }
    }

    private void ClearIfUnused()
    {
        if (_retired && _users == 0)
        {
            Key.Dispose();
        }
    }
}
