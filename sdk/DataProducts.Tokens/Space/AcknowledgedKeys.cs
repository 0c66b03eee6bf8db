namespace DataProducts.Tokens;

/// <summary>
/// Which items this process knows to be in the vault, at one epoch of it. Exact and bounded: two generations, the older is forgotten when
/// the younger is full.
/// </summary>
internal sealed class AcknowledgedKeys(int generation = AcknowledgedKeys.DefaultGeneration)
{
    // 131,072 keys of about 56 bytes are 7 MB; with both generations 14 MB a token space at most.
    private const int DefaultGeneration = 1 << 17;

    private HashSet<VaultKey> _young = [];
    private HashSet<VaultKey> _old = [];

    public bool Contains(in VaultKey key) => _young.Contains(key) || _old.Contains(key);

    public void Add(in VaultKey key)
    {
        if (_young.Count == generation)
        {
            (_old, _young) = (_young, _old);
            _young.Clear();
        }

        _young.Add(key);
    }

    /// <summary>Forgets all: somebody was erased, and it is not known who.</summary>
    public void Clear()
    {
        _young.Clear();
        _old.Clear();
    }
}
