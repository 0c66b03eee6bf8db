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
        CedarValue[] given = [.. elements];
        _index = given.Length > SmallSet ? [.. given] : null;
        Elements = _index is null ? Distinct(given) : _index.Count == given.Length ? given : [.. _index];
        HasOnlyEntities = true;
        foreach (var element in Elements)
        {
            _hash = unchecked(_hash + element.GetHashCode());
            HasOnlyEntities &= element.Kind == CedarKind.Entity;
            MentionsEntities |= element.MentionsEntities;
        }
    }

    public CedarValue[] Elements { get; }

    /// <summary>Gets whether every element is the name of an entity, as <c>in</c> asks of its right side.</summary>
    public bool HasOnlyEntities { get; }

    /// <summary>Gets whether the name of an entity occurs anywhere in it.</summary>
    public bool MentionsEntities { get; }

    public bool Contains(in CedarValue value) => _index?.Contains(value) ?? Contains(Elements, value);

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

    private static CedarValue[] Distinct(CedarValue[] given)
    {
        var count = 0;
        foreach (var value in given)
        {
            if (!Contains(given.AsSpan(0, count), value))
            {
                given[count++] = value;
            }
        }

        return count == given.Length ? given : given[..count];
    }

    private static bool Contains(ReadOnlySpan<CedarValue> elements, in CedarValue value)
    {
        foreach (ref readonly var element in elements)
        {
            if (element.Equals(in value))
            {
                return true;
            }
        }

        return false;
    }
}
