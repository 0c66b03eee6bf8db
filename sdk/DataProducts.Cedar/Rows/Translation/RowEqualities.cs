using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>What equalities with values say of one another.</summary>
internal static class RowEqualities
{
    /// <summary>Takes out of a conjunction what an equality decides: beside <c>x = 1</c>, <c>x &lt;&gt; 2</c> says nothing.</summary>
    /// <returns>False if it says that no row can have two values at once.</returns>
    public static bool Narrow(List<RowPredicate> items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is not ComparePredicate { Comparison: RowComparison.Equal } equal)
            {
                continue;
            }

            for (var j = items.Count - 1; j >= 0; j--)
            {
                if (j == i || Holds(items[j], equal) is not { } holds)
                {
                    continue;
                }

                if (!holds)
                {
                    return false;
                }

                items.RemoveAt(j);
                i -= j < i ? 1 : 0;
            }
        }

        return true;
    }

    /// <summary>Makes lists of a disjunction's equalities: of <c>x = 1 or x = 2</c>, <c>x in [1, 2]</c>; and so where a test for NULL
    /// stands beside each.</summary>
    public static void Merge(List<RowPredicate> items)
    {
        List<Group>? groups = null;
        for (var i = 0; i < items.Count; i++)
        {
            if (Equality(items[i], out var isGuarded) is not { } equality)
            {
                continue;
            }

            var (column, values) = equality;
            if (groups?.Find(group => group.IsGuarded == isGuarded && group.Column == column) is { } known)
            {
                known.Values.AddRange(values.AsSpan());
                known.IsMerged = true;
                items.RemoveAt(i--);
            }
            else
            {
                (groups ??= []).Add(new(i, column, isGuarded, [.. values]));
            }
        }

        foreach (var group in groups ?? [])
        {
            if (group.IsMerged)
            {
                items[group.At] = List(items[group.At], group);
            }
        }
    }

    /// <summary>Says whether a condition holds of a column that has a value; null if the value does not decide it.</summary>
    private static bool? Holds(RowPredicate item, ComparePredicate equal) => item switch
    {
        ComparePredicate { Comparison: RowComparison.Equal } other when other.Column == equal.Column => other.Value == equal.Value,
        ComparePredicate { Comparison: RowComparison.NotEqual } other when other.Column == equal.Column => other.Value != equal.Value,
        InPredicate list when list.Column == equal.Column => list.Values.Contains(equal.Value),
        NotPredicate { Item: InPredicate list } when list.Column == equal.Column => !list.Values.Contains(equal.Value),
        _ => null,
    };

    private static (RowColumn Column, ImmutableArray<CedarValue> Values)? Equality(RowPredicate item, out bool isGuarded)
    {
        isGuarded = item is AndPredicate { Items: [NotPredicate { Item: IsNullPredicate }, _] };
        var equality = isGuarded ? ((AndPredicate)item).Items[1] : item;
        (RowColumn Column, ImmutableArray<CedarValue> Values)? found = equality switch
        {
            ComparePredicate { Comparison: RowComparison.Equal } compare => (compare.Column, [compare.Value]),
            InPredicate list => (list.Column, list.Values),
            _ => null,
        };
        return found is { } known && isGuarded && GuardOf(item).Column != known.Column ? null : found;
    }

    private static IsNullPredicate GuardOf(RowPredicate item) => (IsNullPredicate)((NotPredicate)((AndPredicate)item).Items[0]).Item;

    private static RowPredicate List(RowPredicate first, Group group)
    {
        var origin = (first as AndPredicate)?.Items[1].Origin ?? first.Origin;
        var list = RowLogic.In(group.Column, RowValues.Distinct(group.Values), origin);
        return group.IsGuarded ? new AndPredicate([((AndPredicate)first).Items[0], list]) : list;
    }

    private sealed record Group(int At, RowColumn Column, bool IsGuarded, List<CedarValue> Values)
    {
        public bool IsMerged { get; set; }
    }
}
