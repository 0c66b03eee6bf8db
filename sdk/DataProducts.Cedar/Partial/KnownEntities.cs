namespace DataProducts.Cedar;

/// <summary>The entities as partial evaluation sees them: one that was not supplied is unknown, not missing.</summary>
/// <remarks>Nothing is unknown of an action, which the schema declares whole, nor of an enumerated entity, which has neither attributes
/// nor parents.</remarks>
internal sealed class KnownEntities(CedarSchema schema, EntityStore entities)
{
    public CedarSchema Schema { get; } = schema;

    /// <summary>Gives the store to look up an entity in.</summary>
    public EntityStore StoreOf(CedarValue value) => value.Kind == CedarKind.Entity ? StoreOf(value.AsEntity) : entities;

    /// <summary>Whether reading from a value needs an entity that was not supplied.</summary>
    public bool IsUnknown(CedarValue value) => value.Kind == CedarKind.Entity && IsUnknown(value.AsEntity);

    /// <summary>Cedar's <c>in</c>; null where it depends on an entity that was not supplied.</summary>
    public bool? IsIn(EntityUid uid, EntityUid ancestor)
    {
        if (uid == ancestor)
        {
            return true;
        }

        if (uid.IsAction)
        {
            return Schema.ActionStore.IsIn(uid, ancestor);
        }

        if (IsUnknown(uid))
        {
            return MayStandBelow(uid.Type, ancestor.Type) ? null : false;
        }

        var ancestors = entities.AncestorsOf(uid);
        return ancestors.Contains(ancestor) ? true : MayReach(ancestors, ancestor.Type) ? null : false;
    }

    /// <summary>Whether an entity may be, or stand below, one of a type.</summary>
    public bool MayBeIn(EntityUid uid, string type)
    {
        if (uid.Type == type || IsOpenTowards(uid, type))
        {
            return true;
        }

        foreach (var ancestor in StoreOf(uid).AncestorsOf(uid))
        {
            if (ancestor.Type == type)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether an entity may stand below ones of a type that are not known, since it or an ancestor was not supplied.</summary>
    public bool IsOpenTowards(EntityUid uid, string type) =>
        (IsUnknown(uid) && MayStandBelow(uid.Type, type)) || MayReach(StoreOf(uid).AncestorsOf(uid), type);

    /// <summary>Whether one of some ancestors was not supplied and may itself stand below an entity of a type.</summary>
    public bool MayReach(IReadOnlySet<EntityUid> ancestors, string type)
    {
        foreach (var ancestor in ancestors)
        {
            if (IsUnknown(ancestor) && MayStandBelow(ancestor.Type, type))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Adds what was not supplied, of an entity and its ancestors, and may stand below an entity of a type.</summary>
    public void AddUnknownTowards(EntityUid uid, string type, HashSet<EntityUid> to)
    {
        foreach (var one in StoreOf(uid).AncestorsOf(uid).Append(uid))
        {
            if (IsUnknown(one) && MayStandBelow(one.Type, type))
            {
                to.Add(one);
            }
        }
    }

    /// <summary>Adds an entity and all its ancestors, as far as they are known.</summary>
    public void AddWithAncestors(EntityUid uid, HashSet<EntityUid> to)
    {
        to.Add(uid);
        to.UnionWith(entities.AncestorsOf(uid));
    }

    public bool IsUnknown(EntityUid uid) => !uid.IsAction && !entities.Contains(uid)
        && (!Schema.EntityTypes.TryGetValue(uid.Type, out var type) || type.EnumIds is null);

    private EntityStore StoreOf(EntityUid uid) => uid.IsAction ? Schema.ActionStore : entities;

    private bool MayStandBelow(string type, string ancestor) =>
        !Schema.EntityTypes.TryGetValue(type, out var known) || known.MemberOf.Contains(ancestor);
}
