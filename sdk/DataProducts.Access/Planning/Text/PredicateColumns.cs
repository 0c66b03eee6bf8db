using DataProducts.Cedar;

namespace DataProducts.Access;

/// <summary>Which columns a condition reads.</summary>
internal static class PredicateColumns
{
    /// <summary>Gives the columns' names in ordinal order, each once.</summary>
    public static IReadOnlyList<string> Of(params IEnumerable<RowPredicate> predicates) =>
        [.. predicates.SelectMany(Read).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Read(RowPredicate predicate) => predicate switch
    {
        AndPredicate and => and.Items.SelectMany(Read),
        OrPredicate or => or.Items.SelectMany(Read),
        NotPredicate not => Read(not.Item),
        ComparePredicate compare => [compare.Column.Column],
        CompareColumnsPredicate compare => [compare.Left.Column, compare.Right.Column],
        InPredicate list => [list.Column.Column],
        LikePredicate like => [like.Column.Column],
        IsNullPredicate isNull => [isNull.Column.Column],
        _ => [],
    };
}
