using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>Joins conditions and simplifies on the way: flattens, absorbs constants, drops repetitions, merges equalities into
/// IN.</summary>
internal static class RowLogic
{
    // The sample's policies give some tens of conditions. Alternating && and || over nullable columns can double with every level.
    internal const int MaxSize = 10_000;

    public static RowPredicate Constant(bool value) => value ? RowPredicate.True : RowPredicate.False;

    public static RowPredicate And(params IEnumerable<RowPredicate> items)
    {
        var flat = Flatten(items, item => (item as AndPredicate)?.Items, neutral: true);
        return flat is null ? RowPredicate.False
            : flat.Count switch { 0 => RowPredicate.True, 1 => flat[0], _ => new AndPredicate([.. flat]) };
    }

    public static RowPredicate Or(params IEnumerable<RowPredicate> items)
    {
        if (Flatten(items, item => (item as OrPredicate)?.Items, neutral: false) is not { } flat)
        {
            return RowPredicate.True;
        }

        flat = MergeEqualities(flat);
        return flat.Count switch { 0 => RowPredicate.False, 1 => flat[0], _ => new OrPredicate([.. flat]) };
    }

    public static RowPredicate Not(RowPredicate item) => item switch
    {
        ConstantPredicate constant => Constant(!constant.Value),
        NotPredicate inner => inner.Item,
        _ => new NotPredicate(item),
    };

    /// <summary>Holds where a column is one of some values; no value, no row.</summary>
    public static RowPredicate In(RowColumn column, IEnumerable<CedarValue> values)
    {
        var distinct = values.Distinct().OrderBy(value => value.ToString(), StringComparer.Ordinal).ToImmutableArray();
        return distinct.Length switch
        {
            0 => RowPredicate.False,
            1 => new ComparePredicate(column, RowComparison.Equal, distinct[0]),
            _ => new InPredicate(column, distinct),
        };
    }

    /// <summary>Gives the items without repetitions and neutral constants; null if a constant decides the whole.</summary>
    private static List<RowPredicate>? Flatten(
        IEnumerable<RowPredicate> items, Func<RowPredicate, ImmutableArray<RowPredicate>?> inner, bool neutral)
    {
        items = [.. items];
        if (items.Sum(item => item.Size) > MaxSize)
        {
            throw new RowFilterTooLargeException();
        }

        var flat = new List<RowPredicate>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (item is ConstantPredicate constant)
            {
                if (constant.Value != neutral)
                {
                    return null;
                }

                continue;
            }

            foreach (var part in inner(item) ?? [item])
            {
                if (seen.Add(part.ToString()))
                {
                    flat.Add(part);
                }
            }
        }

        return flat;
    }

    private static List<RowPredicate> MergeEqualities(List<RowPredicate> items)
    {
        var byColumn = new Dictionary<RowColumn, List<CedarValue>>();
        foreach (var item in items)
        {
            if (Equalities(item) is var (column, values))
            {
                if (!byColumn.TryGetValue(column, out var known))
                {
                    byColumn.Add(column, known = []);
                }

                known.AddRange(values);
            }
        }

        var merged = new List<RowPredicate>();
        foreach (var item in items)
        {
            if (Equalities(item) is not var (column, _))
            {
                merged.Add(item);
            }
            else if (byColumn.Remove(column, out var values))
            {
                merged.Add(In(column, values));
            }
        }

        return merged;
    }

    private static (RowColumn Column, IEnumerable<CedarValue> Values)? Equalities(RowPredicate item) => item switch
    {
        ComparePredicate { Comparison: RowComparison.Equal } compare => (compare.Column, [compare.Value]),
        InPredicate list => (list.Column, list.Values),
        _ => null,
    };
}

/// <summary>Says that a condition grew beyond its bound; <see cref="RowFilter"/> adds whose it is.</summary>
internal sealed class RowFilterTooLargeException : Exception;
