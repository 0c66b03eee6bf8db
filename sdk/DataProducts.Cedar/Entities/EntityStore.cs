using System.Diagnostics.CodeAnalysis;

namespace DataProducts.Cedar;

/// <summary>An immutable set of entities with all their ancestors worked out.</summary>
/// <remarks>An entity is equal to itself or it is an error to give it twice; so is a cycle of parents. A parent that is itself no entity
/// of the store still counts as an ancestor. Many threads may read one store.</remarks>
public sealed class EntityStore
{
    private readonly EntityStore? _base;
    private readonly EntityNames _names;
    private readonly EntityNode?[] _nodes;

    // Entities of this store of which the one below knows only the name, by number.
    private readonly Dictionary<int, EntityNode>? _named;

    // Ancestors that are no entities, by number.
    private readonly HashSet<int> _dangling = [];

    private EntityStore(IEnumerable<Entity> entities, EntityStore? below)
    {
        _base = below;
        _names = new(below?._names);
        var nodes = new Dictionary<int, EntityNode>();
        foreach (var entity in entities)
        {
            var name = _names.Intern(entity.Uid);
            var known = nodes.GetValueOrDefault(name.Number) ?? (name.Number < Shared ? below!.At(name.Number) : null);
            if (known is null)
            {
                nodes.Add(name.Number, new(name, entity));
            }
            else if (!known.Entity.HasSameContent(entity))
            {
                throw CedarDataException.Entities($"An entity of type '{entity.Uid.Type}' was given twice, with different content.");
            }
        }

        var shapes = new Dictionary<RecordShape, RecordShape>();
        foreach (var node in nodes.Values)
        {
            node.Parents = [.. node.Entity.Parents.Select(parent => _names.Intern(parent).Number)];
            (node.Attributes, node.Tags) = (Fields(node.Entity.Attributes, shapes), Fields(node.Entity.Tags, shapes));
        }

        _nodes = new EntityNode?[_names.Count - Shared];
        foreach (var (number, node) in nodes)
        {
            if (number >= Shared)
            {
                _nodes[number - Shared] = node;
            }
            else
            {
                (_named ??= []).Add(number, node);
            }
        }

        var closure = new AncestorClosure(At);
        foreach (var node in nodes.Values)
        {
            closure.Complete(node);
            _dangling.UnionWith(node.Ancestors.Where(number => At(number) is null));
        }
    }

    /// <summary>Gets the store that holds nothing.</summary>
    public static EntityStore Empty { get; } = new([], null);

    /// <summary>Gets the entities, in no particular order.</summary>
    public IEnumerable<Entity> Entities => (_base?.Entities ?? []).Concat(OwnNodes.Select(node => node.Entity));

    /// <summary>Gets the names that values in the store mention or that name its entities and their ancestors.</summary>
    internal EntityNames Names => _names;

    /// <summary>Gets the store whose content this one shares, or null.</summary>
    internal EntityStore? Base => _base;

    /// <summary>Gets the entities that are this store's own, not those of the one below.</summary>
    internal IEnumerable<EntityNode> OwnNodes => _nodes.OfType<EntityNode>().Concat(_named?.Values ?? Enumerable.Empty<EntityNode>());

    private int Shared => _base?._names.Count ?? 0;

    /// <summary>Makes a store.</summary>
    /// <param name="entities">The entities in any order.</param>
    /// <exception cref="CedarDataException">An entity is given twice with different content, its parents form a cycle, or all ancestors of
    /// all entities are more than 64 million.</exception>
    public static EntityStore Create(IEnumerable<Entity> entities) => new(entities, null);

    /// <summary>Makes a store that holds further entities; this one stays as it is and is shared, so a request's own few cost
    /// little.</summary>
    /// <param name="entities">The entities to add.</param>
    /// <exception cref="CedarDataException">As for <see cref="Create"/>.</exception>
    public EntityStore With(IEnumerable<Entity> entities) => With(entities, sharesNothing: _nodes.Length == 0);

    /// <summary>Makes a store that holds further entities.</summary>
    /// <param name="entities">The entities to add.</param>
    /// <exception cref="CedarDataException">As for <see cref="Create"/>.</exception>
    public EntityStore With(params Entity[] entities) => With((IEnumerable<Entity>)entities);

    /// <summary>Says whether an entity was given.</summary>
    /// <param name="uid">Its name.</param>
    public bool Contains(EntityUid uid) => Find(uid) is not null;

    /// <summary>Finds an entity.</summary>
    /// <param name="uid">Its name.</param>
    /// <param name="entity">The entity, or null.</param>
    public bool TryGet(EntityUid uid, [NotNullWhen(true)] out Entity? entity)
    {
        entity = Find(uid)?.Entity;
        return entity is not null;
    }

    /// <summary>Gives all ancestors of an entity, without itself; none where the entity was not given.</summary>
    /// <param name="uid">Its name.</param>
    public IReadOnlySet<EntityUid> AncestorsOf(EntityUid uid)
    {
        var ancestors = new HashSet<EntityUid>();
        foreach (var number in Find(uid)?.Ancestors ?? [])
        {
            ancestors.Add(_names[number].Uid);
        }

        return ancestors;
    }

    /// <summary>Says whether an entity is another one or stands below it: Cedar's <c>in</c>.</summary>
    /// <param name="uid">The entity.</param>
    /// <param name="ancestor">The other one.</param>
    public bool IsIn(EntityUid uid, EntityUid ancestor) =>
        uid == ancestor || (Find(uid) is { } node && NameOf(ancestor) is { } above && node.HasAncestor(above.Number));

    internal bool IsSameOrBelow(EntityName name, EntityName ancestor) => name.Equals(ancestor) || IsBelow(Find(name), ancestor);

    internal bool IsBelow(EntityNode? node, EntityName ancestor) =>
        node is not null && node.Ancestors.Length > 0 && _names.Find(ancestor) is { } above && node.HasAncestor(above.Number);

    internal EntityNode? Find(EntityName name) => _names.Find(name) is { } known ? At(known.Number) : null;

    /// <summary>Gives the entity of a number of <see cref="Names"/>, or null where there is only the name.</summary>
    internal EntityNode? At(int number)
    {
        if (number >= Shared)
        {
            return _nodes[number - Shared];
        }

        return _base!.At(number) ?? _named?.GetValueOrDefault(number);
    }

    /// <summary>Makes a store over this one that shares it, as far as the added entities change nothing in it; else one of its own.</summary>
    internal EntityStore Over(IEnumerable<Entity> entities) => With(entities, sharesNothing: false);

    private EntityStore With(IEnumerable<Entity> entities, bool sharesNothing)
    {
        List<Entity> added = [.. entities];
        if (added.Count == 0)
        {
            return this;
        }

        // Where an entity here stands below one that is only now given, its ancestors change, so sharing is not possible.
        var reworks = sharesNothing || added.Any(entity => NameOf(entity.Uid) is { } name && IsDangling(name.Number));
        return reworks ? new(Entities.Concat(added), null)
            : _base is null ? new(added, this)
            : new(OwnNodes.Select(node => node.Entity).Concat(added), _base);
    }

    // What a request brings is read once or twice; only for what stays is it worth to number names and to share shapes.
    private CedarRecord Fields(IReadOnlyDictionary<string, CedarValue> fields, Dictionary<RecordShape, RecordShape> shapes)
    {
        if (fields.Count == 0)
        {
            return CedarRecord.Empty;
        }

        var record = fields as CedarRecord ?? new CedarRecord(fields);
        if (_base is not null)
        {
            return record;
        }

        record = record.MentionsEntities ? record.Replace(_names.Intern) : record;
        return shapes.TryAdd(record.Shape, record.Shape) ? record : record.Replace(shapes[record.Shape]);
    }

    private EntityName? NameOf(EntityUid uid) => _names.Find(uid, EntityName.HashOf(uid));

    private EntityNode? Find(EntityUid uid) => NameOf(uid) is { } name ? At(name.Number) : null;

    private bool IsDangling(int number) => _dangling.Contains(number) || (_base?.IsDangling(number) ?? false);
}
