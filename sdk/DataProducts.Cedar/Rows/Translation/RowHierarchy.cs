namespace DataProducts.Cedar;

/// <summary>What <c>in</c> asks of a column that names entities, told by the entities of the request.</summary>
/// <remarks>As in any decision, an id in a column of which the request has no entity has no ancestors. An entity that a policy or the
/// request names and that is not there is another matter: it was forgotten, so it is asked for.</remarks>
internal sealed class RowHierarchy(KnownEntities known, EntityStore entities)
{
    // A filter with more ids is slower than any hierarchy would be in the engine.
    private const int MaxMembers = 1000;

    /// <summary>Whether a column's entity is, or is below, an entity or one of several; null if too many are.</summary>
    public Truth? IsIn(RowColumn column, CedarValue right, RowOrigin origin)
    {
        IReadOnlyList<CedarValue> ancestors = right.Kind == CedarKind.Set ? right.Elements : [right];
        if (column.Type.Kind != CedarKind.Entity || ancestors.Any(value => value.Kind != CedarKind.Entity))
        {
            return Truth.Error;
        }

        var members = new HashSet<CedarValue>(ancestors);
        foreach (var entity in entities.Entities)
        {
            if (entity.Uid.Type == column.Type.EntityTypeName && ancestors.Any(ancestor => entities.IsIn(entity.Uid, ancestor.AsEntity)))
            {
                members.Add(CedarValue.Of(entity.Uid));
            }
        }

        return members.Count <= MaxMembers ? RowLeaves.OneOf(column, members, origin) : null;
    }

    /// <summary>Whether a known entity is, or is below, the one that a column names, or one of those that a list column names; null if
    /// that depends on an entity that was not supplied.</summary>
    public Truth? HoldsAncestorOf(RowColumn column, EntityUid uid, RowOrigin origin)
    {
        if ((column.Type.Element ?? column.Type).EntityTypeName is not { } type)
        {
            return Truth.Error;
        }

        var missing = new HashSet<EntityUid>();
        known.AddUnknownTowards(uid, type, missing);
        if (missing.Count > 0)
        {
            return null;
        }

        var ancestors = known.StoreOf(CedarValue.Of(uid)).AncestorsOf(uid).Append(uid).Select(CedarValue.Of);
        return column.Type.Element is null
            ? RowLeaves.OneOf(column, ancestors, origin)
            : Truth.AnyOf([.. ancestors.Order(RowValues.Order).Select(one => RowLeaves.Contains(column, one, origin))]);
    }

    /// <summary>Whether an entity is, or is below, another or one of several; null if that depends on an entity that was not
    /// supplied.</summary>
    public Truth? IsIn(CedarValue left, CedarValue right)
    {
        IReadOnlyList<CedarValue> ancestors = right.Kind == CedarKind.Set ? right.Elements : [right];
        if (left.Kind != CedarKind.Entity || ancestors.Any(value => value.Kind != CedarKind.Entity))
        {
            return Truth.Error;
        }

        var answers = ancestors.Select(ancestor => known.IsIn(left.AsEntity, ancestor.AsEntity)).ToList();
        return answers.Contains(true) ? Truth.Of(true) : answers.Contains(null) ? null : Truth.Of(false);
    }
}
