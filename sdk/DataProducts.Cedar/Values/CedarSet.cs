namespace DataProducts.Cedar;

/// <summary>The elements of a set, each once; its hash does not depend on their order.</summary>
internal sealed class CedarSet : IEquatable<CedarSet>
{
    // Up to here a scan is quicker than hashing.
    private const int SmallSet = 8;

    private readonly HashSet<CedarValue>? _index;
    private readonly int _hash;

    public CedarSet(IEnumerable<CedarValue> elements)
    {
        var index = new HashSet<CedarValue>(elements);
        Elements = [.. index];
        _index = Elements.Length > SmallSet ? index : null;
        foreach (var element in Elements)
        {
            _hash = unchecked(_hash + element.GetHashCode());
        }
    }

    public CedarValue[] Elements { get; }

    public bool Contains(CedarValue value) => _index?.Contains(value) ?? Array.IndexOf(Elements, value) >= 0;

    public bool ContainsAll(CedarSet other)
    {
        foreach (var element in other.Elements)
        {
            if (!Contains(element))
            {
                return false;
            }
        }

        return true;
    }

    public bool ContainsAny(CedarSet other)
    {
        foreach (var element in other.Elements)
        {
            if (Contains(element))
            {
                return true;
            }
        }

        return false;
    }

    public bool Equals(CedarSet? other) =>
        other is not null && Elements.Length == other.Elements.Length && _hash == other._hash && ContainsAll(other);

    public override bool Equals(object? obj) => Equals(obj as CedarSet);

    public override int GetHashCode() => _hash;
}
