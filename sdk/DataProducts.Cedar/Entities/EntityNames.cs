namespace DataProducts.Cedar;

/// <summary>The names that a store knows, numbered from 0 in the order in which they came; those of a store for one request go on where
/// the shared one below it ends. It grows only while its store is being made.</summary>
internal sealed class EntityNames(EntityNames? below)
{
    private readonly int _start = below?.Count ?? 0;

    // One object for each type's name, since a store has many entities of few types.
    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);
    private EntityName[] _names = new EntityName[4];
    private int[] _next = new int[4];
    private int[] _buckets = Empty(4);
    private int _count;

    public int Count => _start + _count;

    public EntityName this[int number] => number < _start ? below![number] : _names[number - _start];

    public EntityName? Find(EntityUid uid, int hash) => below?.FindOwn(uid, hash) ?? FindOwn(uid, hash);

    /// <summary>Gives this table's own object for a name, or null if it does not know it.</summary>
    public EntityName? Find(EntityName name) =>
        name.Home is { } home && (home == this || home == below) ? name : Find(name.Uid, name.GetHashCode());

    public EntityName Intern(EntityName name) => Find(name) ?? Add(name.Uid, name.GetHashCode());

    public EntityName Intern(EntityUid uid)
    {
        var hash = EntityName.HashOf(uid);
        return Find(uid, hash) ?? Add(uid, hash);
    }

    /// <summary>Gives an equal value in which the names are this table's own objects.</summary>
    public CedarValue Intern(CedarValue value) => !value.MentionsEntities ? value : value.Kind switch
    {
        CedarKind.Entity => CedarValue.Of(Intern(value.AsName)),
        CedarKind.Set => CedarValue.Of(new CedarSet(Array.ConvertAll(value.AsSet.Elements, Intern))),
        _ => CedarValue.Of(value.AsRecord.Replace(Intern)),
    };

    /// <summary>Gives an equal value in which the names that this table knows are its own objects.</summary>
    public CedarValue Localize(CedarValue value) => !value.MentionsEntities ? value : value.Kind switch
    {
        CedarKind.Entity => CedarValue.Of(Find(value.AsName) ?? value.AsName),
        CedarKind.Set => CedarValue.Of(new CedarSet(Array.ConvertAll(value.AsSet.Elements, Localize))),
        _ => CedarValue.Of(value.AsRecord.Replace(Localize)),
    };

    private static int[] Empty(int size)
    {
        var buckets = new int[size];
        Array.Fill(buckets, -1);
        return buckets;
    }

    private EntityName? FindOwn(EntityUid uid, int hash)
    {
        for (var at = _buckets[hash & (_buckets.Length - 1)]; at >= 0; at = _next[at])
        {
            var name = _names[at];
            if (name.GetHashCode() == hash && name.Uid == uid)
            {
                return name;
            }
        }

        return null;
    }

    private EntityName Add(EntityUid uid, int hash)
    {
        if (_count == _names.Length)
        {
            Grow();
        }

        var name = new EntityName(uid with { Type = OneType(uid.Type) }, hash, this, Count);
        _names[_count] = name;
        Link(_count++, hash);
        return name;
    }

    private string OneType(string type)
    {
        if (type is null)
        {
            return null!;
        }

        _types.TryAdd(type, type);
        return _types[type];
    }

    private void Grow()
    {
        Array.Resize(ref _names, 2 * _names.Length);
        Array.Resize(ref _next, _names.Length);
        _buckets = Empty(_names.Length);
        for (var i = 0; i < _count; i++)
        {
            Link(i, _names[i].GetHashCode());
        }
    }

    private void Link(int index, int hash)
    {
        ref var bucket = ref _buckets[hash & (_buckets.Length - 1)];
        _next[index] = bucket;
        bucket = index;
    }
}
