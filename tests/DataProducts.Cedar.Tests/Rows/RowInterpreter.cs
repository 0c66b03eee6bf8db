namespace DataProducts.Cedar.Tests;

/// <summary>Evaluates a row predicate with SQL's three truth values: null is unknown.</summary>
internal static class RowInterpreter
{
    public static bool? Evaluate(RowPredicate predicate, Dictionary<string, CedarValue> row)
    {
        CedarValue? Value(RowColumn column) => row.TryGetValue(RandomWorld.Columns.Single(c => c.Value.Column == column.Column).Key, out var value) ? value : null;
        return predicate switch
        {
            ConstantPredicate constant => constant.Value,
            AndPredicate and => And(and.Items.Select(item => Evaluate(item, row))),
            OrPredicate or => !And(or.Items.Select(item => !Evaluate(item, row))),
            NotPredicate not => !Evaluate(not.Item, row),
            IsNullPredicate isNull => Value(isNull.Column) is null,
            ComparePredicate compare => Value(compare.Column) is { } value ? Compare(compare.Comparison, value, compare.Value) : null,
            CompareColumnsPredicate compare => Value(compare.Left) is { } a && Value(compare.Right) is { } b ? Compare(compare.Comparison, a, b) : null,
            InPredicate list => Value(list.Column) is { } value ? list.Values.Contains(value) : null,
            LikePredicate like => Value(like.Column) is { } value ? like.Pattern.IsMatch(value.AsString) : null,
            _ => throw new InvalidOperationException(predicate.GetType().Name),
        };
    }

    private static bool? And(IEnumerable<bool?> items)
    {
        List<bool?> all = [.. items];
        return all.Contains(false) ? false : all.Contains(null) ? null : true;
    }

    private static bool Compare(RowComparison comparison, CedarValue left, CedarValue right) => comparison switch
    {
        RowComparison.Equal => left == right,
        RowComparison.NotEqual => left != right,
        RowComparison.Less => left.RawBits < right.RawBits,
        RowComparison.LessOrEqual => left.RawBits <= right.RawBits,
        RowComparison.Greater => left.RawBits > right.RawBits,
        _ => left.RawBits >= right.RawBits,
    };
}
