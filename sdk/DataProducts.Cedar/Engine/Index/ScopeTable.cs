namespace DataProducts.Cedar;

/// <summary>What the index has for each entity of a store, by the entity's keys; worked out when policies and store are brought
/// together, so that a request only looks it up.</summary>
/// <typeparam name="T">What the index has: the keys, or for actions the policies.</typeparam>
internal sealed class ScopeTable<T>
    where T : class
{
    private readonly ScopeKeys _scopes;
    private readonly Func<int[], T> _map;
    private readonly T _any;
    private readonly Dictionary<string, T> _byType;
    private readonly Dictionary<EntityName, T> _alone;
    private readonly Dictionary<int, NamedScope> _named = [];
    private readonly T[] _byNumber;
    private readonly Dictionary<int, T>? _own;

    public ScopeTable(ScopeKeys scopes, EntityStore store, Func<int[], T> map)
    {
        _scopes = scopes;
        _map = map;
        _any = map([ScopeKeys.Any]);
        _byType = scopes.Types.ToDictionary(type => type, type => map(scopes.Of(type, null, [])), StringComparer.Ordinal);
        _alone = scopes.Named.ToDictionary(named => named.Name, named => map(scopes.Of(named.Name.Uid.Type, named, [])));
        if (scopes.IsTrivial)
        {
            _byNumber = [];
            return;
        }

        foreach (var named in scopes.Named)
        {
            if (store.Names.Find(named.Name) is { } known)
            {
                _named.Add(known.Number, named);
            }
        }

        _byNumber = new T[store.Names.Count];
        for (var number = 0; number < _byNumber.Length; number++)
        {
            _byNumber[number] = Of(store.Names[number], store.At(number), store);
        }
    }

    private ScopeTable(ScopeTable<T> shared, EntityStore store)
    {
        (_scopes, _map, _any) = (shared._scopes, shared._map, shared._any);
        (_byType, _alone, _named, _byNumber) = (shared._byType, shared._alone, shared._named, shared._byNumber);
        _own = store.OwnNodes.ToDictionary(node => node.Name.Number, node => Of(node.Name, node, store));
    }

    /// <summary>Makes a table for a store over the one of this table.</summary>
    public ScopeTable<T> Over(EntityStore store) => _scopes.IsTrivial ? this : new(this, store);

    /// <summary>Gives what the index has for an entity.</summary>
    /// <param name="name">The entity.</param>
    /// <param name="known">The store's own name of it, or null if the store does not know it.</param>
    public T Of(EntityName name, EntityName? known)
    {
        if (_scopes.IsTrivial)
        {
            return _any;
        }

        if (known is not null)
        {
            if (_own is not null && _own.TryGetValue(known.Number, out var own))
            {
                return own;
            }

            if (known.Number < _byNumber.Length)
            {
                return _byNumber[known.Number];
            }
        }

        return Alone(name);
    }

    private T Alone(EntityName name) => _alone.TryGetValue(name, out var found) ? found : _byType.GetValueOrDefault(name.Uid.Type ?? "", _any);

    private T Of(EntityName name, EntityNode? node, EntityStore store)
    {
        // Most entities are named by no scope, nor is an ancestor of theirs; they share what their type has.
        var ancestors = node is null ? [] : Named(node, store);
        return ancestors.Count == 0 ? Alone(name)
            : _map(_scopes.Of(name.Uid.Type ?? "", _scopes.TryFind(name, out var itself) ? itself : null, ancestors));
    }

    private List<NamedScope> Named(EntityNode node, EntityStore store)
    {
        var found = new List<NamedScope>();
        foreach (var number in node.Ancestors)
        {
            if (_named.TryGetValue(number, out var named)
                || (number >= _byNumber.Length && _scopes.TryFind(store.Names[number], out named)))
            {
                found.Add(named);
            }
        }

        return found;
    }
}
