using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>The conditions on columns. Reading an absent attribute errs, so where a column may be NULL neither side holds then.</summary>
internal static class RowLeaves
{
    /// <summary>A column that holds booleans, as a condition.</summary>
    public static Truth IsTrue(RowColumn column, RowOrigin origin) =>
        column.Type.Kind == CedarKind.Bool ? Compare(RowComparison.Equal, column, CedarValue.Of(true), origin) : Truth.Error;

    /// <summary>Compares a column with a value.</summary>
    public static Truth Compare(RowComparison comparison, RowColumn column, CedarValue value, RowOrigin origin) =>
        !column.Type.Holds(value) ? Unequal(comparison, origin, column)
        : !IsOrdered(comparison, column.Type) ? Truth.Error
        : Guarded(
            new ComparePredicate(column, comparison, value) { Origin = origin },
            new ComparePredicate(column, comparison.Opposite(), value) { Origin = origin },
            origin,
            column);

    /// <summary>Compares two columns.</summary>
    public static Truth Compare(RowComparison comparison, RowColumn left, RowColumn right, RowOrigin origin) =>
        !left.Type.Meets(right.Type) ? Unequal(comparison, origin, left, right)
        : !IsOrdered(comparison, left.Type) ? Truth.Error
        : Guarded(
            new CompareColumnsPredicate(left, comparison, right) { Origin = origin },
            new CompareColumnsPredicate(left, comparison.Opposite(), right) { Origin = origin },
            origin,
            left,
            right);

    public static Truth Like(RowColumn column, CedarPattern pattern, RowOrigin origin) => column.Type.Kind == CedarKind.String
        ? Guarded(new LikePredicate(column, pattern) { Origin = origin }, origin, column)
        : Truth.Error;

    public static Truth Is(RowColumn column, string entityType, RowOrigin origin) => column.Type.Kind != CedarKind.Entity ? Truth.Error
        : column.Type.EntityTypeName == entityType ? Guarded(RowPredicate.True, origin, column)
        : Guarded(RowPredicate.False, origin, column);

    /// <summary>Whether a column's value is among some; values of other kinds are never equal to it.</summary>
    public static Truth OneOf(RowColumn column, IEnumerable<CedarValue> values, RowOrigin origin) =>
        Guarded(RowLogic.In(column, Of(column.Type, values), origin), origin, column);

    /// <summary>Whether a list column has a value among its elements.</summary>
    public static Truth Contains(RowColumn column, CedarValue value, RowOrigin origin) => column.Type.Element is not { } element ? Truth.Error
        : element.Holds(value) ? Guarded(new ContainsPredicate(column, value) { Origin = origin }, origin, column)
        : Guarded(RowPredicate.False, origin, column);

    /// <summary>Whether a list column has another column's value among its elements.</summary>
    public static Truth Contains(RowColumn column, RowColumn value, RowOrigin origin) => column.Type.Element is not { } element ? Truth.Error
        : element.Meets(value.Type) ? Guarded(new ContainsColumnPredicate(column, value) { Origin = origin }, origin, column, value)
        : Guarded(RowPredicate.False, origin, column, value);

    /// <summary>Whether all elements of a list column are among some values.</summary>
    public static Truth IsWithin(RowColumn column, IEnumerable<CedarValue> values, RowOrigin origin) => column.Type.Element is not { } element
        ? Truth.Error
        : Guarded(new SubsetPredicate(column, Of(element, values)) { Origin = origin }, origin, column);

    /// <summary>Whether a column has a value: true, or an error.</summary>
    public static Truth IsRead(RowColumn column, RowOrigin origin) => Guarded(RowPredicate.True, origin, column);

    /// <summary>Whether a record or the row itself has an attribute; an error where the record is absent.</summary>
    /// <param name="field">What holds the attribute.</param>
    /// <param name="origin">Where it is asked.</param>
    public static Truth Has(RowField field, RowOrigin origin)
    {
        var isAbsent = field.IsOptional ? new IsNullPredicate(field.Column) { Origin = origin } : RowPredicate.False;
        return field.Column.Within is { } within
            ? Guarded(RowLogic.Not(isAbsent), isAbsent, origin, within)
            : Truth.Of(RowLogic.Not(isAbsent), isAbsent, RowPredicate.True);
    }

    private static ImmutableArray<CedarValue> Of(RowColumnType type, IEnumerable<CedarValue> values) => RowValues.Distinct(values.Where(type.Holds));

    // Values of two types are unequal, and have no order.
    private static Truth Unequal(RowComparison comparison, RowOrigin origin, RowColumn left, RowColumn? right = null) =>
        comparison == RowComparison.Equal ? Guarded(RowPredicate.False, origin, left, right) : Truth.Error;

    // Equality is there for all; an order, as the column tells it, is Cedar's only for these.
    private static bool IsOrdered(RowComparison comparison, RowColumnType type) => comparison == RowComparison.Equal
        ? type.Kind is not (CedarKind.Set or CedarKind.Record)
        : type.Kind is CedarKind.Long or CedarKind.DateTime or CedarKind.Duration or CedarKind.Decimal;

    private static Truth Guarded(RowPredicate isTrue, RowOrigin origin, RowColumn column, RowColumn? other = null) =>
        Guarded(isTrue, RowLogic.Not(isTrue), origin, column, other);

    private static Truth Guarded(RowPredicate isTrue, RowPredicate isFalse, RowOrigin origin, RowColumn column, RowColumn? other = null)
    {
        var present = RowLogic.And(IsPresent(column, origin), other is null ? RowPredicate.True : IsPresent(other, origin));
        return Truth.Of(RowLogic.And(present, isTrue), RowLogic.And(present, isFalse), present);
    }

    private static RowPredicate IsPresent(RowColumn column, RowOrigin origin) =>
        column.Nullable ? new NotPredicate(new IsNullPredicate(column) { Origin = origin }) { Origin = origin } : RowPredicate.True;
}
