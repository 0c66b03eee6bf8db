using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>Joins conditions, and simplifies on the way.</summary>
/// <remarks>Whatever is simplified says the same in SQL's three-valued logic too, but for conditions that hold for no row: they may be
/// told as false where SQL would have said unknown.</remarks>
internal static class RowLogic
{
    // The sample's policies give some tens of conditions. Alternating && and || over nullable columns can double with every level.
    internal const int MaxSize = 10_000;

    public static RowPredicate And(RowPredicate left, RowPredicate right) =>
        left is ConstantPredicate first ? (first.Value ? right : left)
        : right is ConstantPredicate second ? (second.Value ? left : right)
        : And([left, right]);

    public static RowPredicate And(ReadOnlySpan<RowPredicate> items) => Join(items, new RowJunction(isConjunction: true));

    public static RowPredicate Or(RowPredicate left, RowPredicate right) =>
        left is ConstantPredicate first ? (first.Value ? left : right)
        : right is ConstantPredicate second ? (second.Value ? right : left)
        : Or([left, right]);

    public static RowPredicate Or(ReadOnlySpan<RowPredicate> items) => Join(items, new RowJunction(isConjunction: false));

    public static RowPredicate Not(RowPredicate item) => item switch
    {
        ConstantPredicate constant => constant.Value ? RowPredicate.False : RowPredicate.True,
        NotPredicate inner => inner.Item,
        _ => new NotPredicate(item) { Origin = item.Origin },
    };

    /// <summary>Holds where a column is one of some values; no value, no row.</summary>
    public static RowPredicate In(RowColumn column, ImmutableArray<CedarValue> values, RowOrigin? origin) => values.Length switch
    {
        0 => RowPredicate.False,
        1 => new ComparePredicate(column, RowComparison.Equal, values[0]) { Origin = origin },
        _ => new InPredicate(column, values) { Origin = origin },
    };

    private static RowPredicate Join(ReadOnlySpan<RowPredicate> items, RowJunction junction)
    {
        long size = 1;
        foreach (var item in items)
        {
            size += item.Size;
        }

        if (size > MaxSize)
        {
            throw new RowFilterTooLargeException();
        }

        foreach (var item in items)
        {
            junction.Add(item);
        }

        return junction.Build();
    }
}

/// <summary>Says that a condition grew beyond its bound; <see cref="RowFilter"/> adds whose it is.</summary>
internal sealed class RowFilterTooLargeException : Exception;
