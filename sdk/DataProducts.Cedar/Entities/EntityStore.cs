using System.Diagnostics.CodeAnalysis;

namespace DataProducts.Cedar;

/// <summary>An immutable set of entities with all their ancestors worked out.</summary>
/// <remarks>An entity is equal to itself or it is an error to give it twice; so is a cycle of parents. A parent that is itself no entity
/// of the store still counts as an ancestor.</remarks>
public sealed class EntityStore
{
    private readonly Dictionary<EntityUid, Node> _own = [];
    private readonly HashSet<EntityUid> _dangling = [];
    private readonly EntityStore? _base;

    private EntityStore(IEnumerable<Entity> entities, EntityStore? below)
    {
        _base = below;
        foreach (var entity in entities)
        {
            if (Find(entity.Uid) is not { } known)
            {
                _own.Add(entity.Uid, new(entity));
            }
            else if (!known.Entity.HasSameContent(entity))
            {
                throw CedarDataException.Entities($"An entity of type '{entity.Uid.Type}' was given twice, with different content.");
            }
        }

        foreach (var node in _own.Values)
        {
            AncestorClosure.Complete(node, Find);
        }

        foreach (var node in _own.Values)
        {
            _dangling.UnionWith(node.Ancestors.Where(uid => Find(uid) is null));
        }
    }

    /// <summary>Gets the store that holds nothing.</summary>
    public static EntityStore Empty { get; } = new([], null);

    /// <summary>Gets the entities, in no particular order.</summary>
    public IEnumerable<Entity> Entities => (_base?.Entities ?? []).Concat(_own.Values.Select(node => node.Entity));

    /// <summary>Makes a store.</summary>
    /// <param name="entities">The entities in any order.</param>
    /// <exception cref="CedarDataException">An entity is given twice with different content, or its parents form a cycle.</exception>
    public static EntityStore Create(IEnumerable<Entity> entities) => new(entities, null);

    /// <summary>Makes a store that holds further entities; this one stays as it is and is shared, so a request's own few cost
    /// little.</summary>
    /// <param name="entities">The entities to add.</param>
    /// <exception cref="CedarDataException">An entity is given twice with different content, or its parents form a cycle.</exception>
    public EntityStore With(IEnumerable<Entity> entities)
    {
        List<Entity> added = [.. entities];
        if (added.Count == 0)
        {
            return this;
        }

        // Where an entity here stands below one that is only now given, its ancestors change, so sharing is not possible.
        var reworks = _own.Count == 0 || added.Any(entity => IsDangling(entity.Uid));
        return reworks ? new(Entities.Concat(added), null)
            : _base is null ? new(added, this)
            : new(_own.Values.Select(node => node.Entity).Concat(added), _base);
    }

    /// <summary>Makes a store that holds further entities.</summary>
    /// <param name="entities">The entities to add.</param>
    /// <exception cref="CedarDataException">An entity is given twice with different content, or its parents form a cycle.</exception>
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
    public IReadOnlySet<EntityUid> AncestorsOf(EntityUid uid) => Find(uid)?.Ancestors ?? EmptySet;

    /// <summary>Says whether an entity is another one or stands below it: Cedar's <c>in</c>.</summary>
    /// <param name="uid">The entity.</param>
    /// <param name="ancestor">The other one.</param>
    public bool IsIn(EntityUid uid, EntityUid ancestor) => uid == ancestor || (Find(uid)?.Ancestors.Contains(ancestor) ?? false);

    private static HashSet<EntityUid> EmptySet { get; } = [];

    private Node? Find(EntityUid uid) => _own.TryGetValue(uid, out var node) ? node : _base?.Find(uid);

    private bool IsDangling(EntityUid uid) => _dangling.Contains(uid) || (_base?.IsDangling(uid) ?? false);

    internal sealed class Node(Entity entity)
    {
        public Entity Entity { get; } = entity;

        public HashSet<EntityUid> Ancestors { get; } = [];

        public NodeState State { get; set; }
    }

    internal enum NodeState : byte
    {
        New,
        Open,
        Done,
    }
}
