namespace DataProducts.Cedar;

/// <summary>The conditions on single columns. Reading an absent attribute errs, so where a column may be NULL neither side holds
/// then.</summary>
internal sealed class RowLeaves(EntityStore entities)
{
    // A filter with more ids is slower than any hierarchy would be in the engine.
    private const int MaxMembers = 1000;

    /// <summary>A column that holds booleans, as a condition.</summary>
    public static Truth IsTrue(RowColumn column) =>
        column.Type.Kind == CedarKind.Bool ? Compare(RowComparison.Equal, column, CedarValue.Of(true)) : Truth.Error;

    /// <summary>Compares a column with a value.</summary>
    public static Truth Compare(RowComparison comparison, RowColumn column, CedarValue value)
    {
        if (!column.Type.Holds(value))
        {
            return Unequal(comparison, column);
        }

        return Ordered(comparison, column.Type)
            ? Guarded(new ComparePredicate(column, comparison, value), new ComparePredicate(column, Opposite(comparison), value), column)
            : Truth.Error;
    }

    /// <summary>Compares two columns.</summary>
    public static Truth Compare(RowComparison comparison, RowColumn left, RowColumn right)
    {
        if (left.Type.Kind != right.Type.Kind || left.Type.EntityTypeName != right.Type.EntityTypeName)
        {
            return Unequal(comparison, left, right);
        }

        return Ordered(comparison, left.Type)
            ? Guarded(new CompareColumnsPredicate(left, comparison, right), new CompareColumnsPredicate(left, Opposite(comparison), right),
                left, right)
            : Truth.Error;
    }

    public static Truth Like(RowColumn column, CedarPattern pattern)
    {
        var like = new LikePredicate(column, pattern);
        return column.Type.Kind == CedarKind.String ? Guarded(like, RowLogic.Not(like), column) : Truth.Error;
    }

    public static Truth Is(RowColumn column, string entityType) => column.Type.Kind != CedarKind.Entity ? Truth.Error
        : column.Type.EntityTypeName == entityType ? Guarded(RowPredicate.True, RowPredicate.False, column)
        : Guarded(RowPredicate.False, RowPredicate.True, column);

    /// <summary>Whether a column's value is among some; values of other kinds are never equal to it.</summary>
    public static Truth OneOf(RowColumn column, IEnumerable<CedarValue> values)
    {
        var found = RowLogic.In(column, values.Where(column.Type.Holds));
        return Guarded(found, RowLogic.Not(found), column);
    }

    /// <summary>Whether a column's entity is, or is below, an entity or one of several; null if too many are.</summary>
    public Truth? IsIn(RowColumn column, CedarValue right)
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

        return members.Count <= MaxMembers ? OneOf(column, members) : null;
    }

    /// <summary>Whether a known entity is, or is below, the one that a column names.</summary>
    public Truth HoldsAncestorOf(RowColumn column, EntityUid uid) => column.Type.Kind == CedarKind.Entity
        ? OneOf(column, entities.AncestorsOf(uid).Append(uid).Select(CedarValue.Of))
        : Truth.Error;

    private static Truth Unequal(RowComparison comparison, params RowColumn[] columns) =>
        comparison == RowComparison.Equal ? Guarded(RowPredicate.False, RowPredicate.True, columns) : Truth.Error;

    // Equality is there for all; an order, as the column tells it, is Cedar's only for these.
    private static bool Ordered(RowComparison comparison, RowColumnType type) =>
        comparison == RowComparison.Equal || type.Kind is CedarKind.Long or CedarKind.DateTime or CedarKind.Decimal;

    private static RowComparison Opposite(RowComparison comparison) => comparison switch
    {
        RowComparison.Equal => RowComparison.NotEqual,
        RowComparison.NotEqual => RowComparison.Equal,
        RowComparison.Less => RowComparison.GreaterOrEqual,
        RowComparison.LessOrEqual => RowComparison.Greater,
        RowComparison.Greater => RowComparison.LessOrEqual,
        _ => RowComparison.Less,
    };

    private static Truth Guarded(RowPredicate isTrue, RowPredicate isFalse, params RowColumn[] columns)
    {
        RowPredicate[] present = [.. columns.Where(column => column.Nullable).Select(column => RowLogic.Not(new IsNullPredicate(column)))];
        return Truth.Of(RowLogic.And([.. present, isTrue]), RowLogic.And([.. present, isFalse]), canError: present.Length > 0);
    }
}
