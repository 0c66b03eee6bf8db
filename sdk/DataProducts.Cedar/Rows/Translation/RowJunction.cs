using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>The items of a conjunction or a disjunction while it is put together: flat, each once, without constants and without what
/// the others already say.</summary>
internal sealed class RowJunction(bool isConjunction)
{
    // Up to here a scan is quicker than hashing; beyond the second, comparing all with all would cost more than it saves.
    private const int SmallJunction = 8;
    private const int MaxCompared = 128;

    private readonly List<RowPredicate> _items = [];
    private HashSet<RowPredicate>? _index;
    private bool _isDecided;

    /// <summary>Adds a condition.</summary>
    public void Add(RowPredicate item)
    {
        if (_isDecided)
        {
            return;
        }

        if (item is ConstantPredicate constant)
        {
            _isDecided = constant.Value != isConjunction;
            return;
        }

        if ((isConjunction ? (item as AndPredicate)?.Items : (item as OrPredicate)?.Items) is not { } parts)
        {
            AddPart(item);
            return;
        }

        foreach (var part in parts)
        {
            AddPart(part);
        }
    }

    public RowPredicate Build()
    {
        if (!_isDecided && _items.Count is > 1 and <= MaxCompared)
        {
            _isDecided = isConjunction && !RowEqualities.Narrow(_items);
            Absorb();
        }

        if (!isConjunction)
        {
            RowEqualities.Merge(_items);
        }

        return _isDecided ? (isConjunction ? RowPredicate.False : RowPredicate.True) : _items.Count switch
        {
            0 => isConjunction ? RowPredicate.True : RowPredicate.False,
            1 => _items[0],
            _ => isConjunction ? new AndPredicate([.. _items]) : new OrPredicate([.. _items]),
        };
    }

    private void AddPart(RowPredicate part)
    {
        if (_index is null && _items.Count > SmallJunction)
        {
            _index = [.. _items];
        }

        if (!(_index?.Add(part) ?? !_items.Contains(part)))
        {
            return;
        }

        for (var i = 0; i < _items.Count && i < MaxCompared && !_isDecided; i++)
        {
            _isDecided = AreOpposite(_items[i], part);
        }

        _items.Add(part);
    }

    /// <summary>Whether two conditions never hold together, and in a disjunction also one of them always does.</summary>
    private bool AreOpposite(RowPredicate one, RowPredicate other) => (one, other) switch
    {
        (NotPredicate not, _) when not.Item.Equals(other) => isConjunction || IsTotal(other),
        (_, NotPredicate not) when not.Item.Equals(one) => isConjunction || IsTotal(one),
        (ComparePredicate a, ComparePredicate b) =>
            a.Comparison == b.Comparison.Opposite() && a.Column == b.Column && a.Value == b.Value && (isConjunction || IsTotal(a)),
        _ => false,
    };

    // Of a NULL, neither a comparison nor its opposite is true.
    private static bool IsTotal(RowPredicate part) => part switch
    {
        IsNullPredicate => true,
        ComparePredicate compare => !compare.Column.Nullable,
        LikePredicate like => !like.Column.Nullable,
        InPredicate list => !list.Column.Nullable,
        _ => false,
    };

    /// <summary>Takes out what another item implies: of <c>a or (a and b)</c> the second, and so of <c>a and (a or b)</c>.</summary>
    private void Absorb()
    {
        Span<ulong> masks = stackalloc ulong[MaxCompared];
        for (var i = 0; i < _items.Count; i++)
        {
            masks[i] = Mask(_items[i]);
        }

        for (var i = _items.Count - 1; i >= 0; i--)
        {
            for (var j = 0; j < _items.Count; j++)
            {
                // The bits are a quick no: where one is missing, so is a part.
                if (i != j && (masks[j] & ~masks[i]) == 0 && HasAllPartsOf(_items[i], _items[j]))
                {
                    _items.RemoveAt(i);
                    masks[(i + 1)..].CopyTo(masks[i..]);
                    break;
                }
            }
        }
    }

    private ulong Mask(RowPredicate item)
    {
        ulong mask = 0;
        foreach (var part in Parts(ref item))
        {
            mask |= 1UL << (part.GetHashCode() & 63);
        }

        return mask;
    }

    private bool HasAllPartsOf(RowPredicate item, RowPredicate other)
    {
        var parts = Parts(ref item);
        foreach (var wanted in Parts(ref other))
        {
            if (!parts.Contains(wanted))
            {
                return false;
            }
        }

        return true;
    }

    // An item that is joined the other way around is its parts; any other is a part by itself.
    private ReadOnlySpan<RowPredicate> Parts(ref RowPredicate item) =>
        (isConjunction ? (item as OrPredicate)?.Items : (item as AndPredicate)?.Items) is { } parts ? parts.AsSpan() : new(ref item);
}
