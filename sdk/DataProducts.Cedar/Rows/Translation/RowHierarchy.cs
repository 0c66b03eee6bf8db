namespace DataProducts.Cedar;

/// <summary>What <c>in</c> asks of a column that names entities, told by the entities of the request.</summary>
internal sealed class RowHierarchy(EntityStore entities)
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

    /// <summary>Whether a known entity is, or is below, the one that a column names, or one of those that a list column names.</summary>
    public Truth HoldsAncestorOf(RowColumn column, EntityUid uid, RowOrigin origin)
    {
        var ancestors = entities.AncestorsOf(uid).Append(uid).Select(CedarValue.Of);
        return column.Type.Kind == CedarKind.Entity ? RowLeaves.OneOf(column, ancestors, origin)
            : column.Type.Element?.Kind == CedarKind.Entity ? Truth.AnyOf([.. ancestors.Order(RowValues.Order).Select(one => RowLeaves.Contains(column, one, origin))])
            : Truth.Error;
    }
}
