namespace DataProducts.Tokens;

/// <summary>
/// What this process knows of the vault at one epoch of it: items that it has, people who are not gone. Exact and bounded: two
/// generations, the older is forgotten when the younger is full.
/// </summary>
/// <typeparam name="T">What is remembered.</typeparam>
internal sealed class Remembered<T>(int generation = 1 << 17)
    where T : struct, IEquatable<T>
{
    // 131,072 keys of items at about 56 bytes are 7 MB; with both generations 14 MB a token space at most. People take less.
    private HashSet<T> _young = [];
    private HashSet<T> _old = [];

    public bool Contains(in T item) => _young.Contains(item) || _old.Contains(item);

    public void Add(in T item)
    {
        if (_young.Count == generation)
        {
            (_old, _young) = (_young, _old);
            _young.Clear();
        }

        _young.Add(item);
    }

    /// <summary>Forgets all: somebody was erased, and it is not known who.</summary>
    public void Clear()
    {
        _young.Clear();
        _old.Clear();
    }
}
