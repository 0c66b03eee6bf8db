using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>Holds for every row or for none.</summary>
/// <param name="Value">Whether it holds.</param>
public sealed record ConstantPredicate(bool Value) : RowPredicate(1, 1)
{
    /// <inheritdoc/>
    public override string ToString() => Value ? "true" : "false";
}

/// <summary>Holds where all of two or more conditions hold.</summary>
/// <param name="Items">The conditions.</param>
public sealed record AndPredicate(ImmutableArray<RowPredicate> Items) : RowPredicate(JoinedItems.Size(Items), JoinedItems.Depth(Items))
{
    private readonly int _hash = JoinedItems.Hash(Items, 'a');

    /// <summary>Gets the conditions.</summary>
    public ImmutableArray<RowPredicate> Items { get; } = Items;

    /// <inheritdoc/>
    public bool Equals(AndPredicate? other) => ReferenceEquals(this, other)
        || (other is not null && _hash == other._hash && Items.AsSpan().SequenceEqual(other.Items.AsSpan()));

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <inheritdoc/>
    public override string ToString() => $"({string.Join(" and ", Items)})";
}

/// <summary>Holds where any of two or more conditions holds.</summary>
/// <param name="Items">The conditions.</param>
public sealed record OrPredicate(ImmutableArray<RowPredicate> Items) : RowPredicate(JoinedItems.Size(Items), JoinedItems.Depth(Items))
{
    private readonly int _hash = JoinedItems.Hash(Items, 'o');

    /// <summary>Gets the conditions.</summary>
    public ImmutableArray<RowPredicate> Items { get; } = Items;

    /// <inheritdoc/>
    public bool Equals(OrPredicate? other) => ReferenceEquals(this, other)
        || (other is not null && _hash == other._hash && Items.AsSpan().SequenceEqual(other.Items.AsSpan()));

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <inheritdoc/>
    public override string ToString() => $"({string.Join(" or ", Items)})";
}

/// <summary>Holds where a condition does not; it stands only before a condition on one column.</summary>
/// <param name="Item">The condition.</param>
public sealed record NotPredicate(RowPredicate Item) : RowPredicate(1 + Item.Size, 1 + Item.Depth)
{
    /// <summary>Gets the condition.</summary>
    public RowPredicate Item { get; } = Item;

    /// <inheritdoc/>
    public override string ToString() => $"not {Item}";
}

/// <summary>What a conjunction or a disjunction knows of its items, worked out once.</summary>
internal static class JoinedItems
{
    public static long Size(ImmutableArray<RowPredicate> items)
    {
        long size = 1;
        foreach (var item in items)
        {
            size += item.Size;
        }

        return size;
    }

    public static int Depth(ImmutableArray<RowPredicate> items)
    {
        var depth = 0;
        foreach (var item in items)
        {
            depth = Math.Max(depth, item.Depth);
        }

        return depth + 1;
    }

    public static int Hash(ImmutableArray<RowPredicate> items, int kind)
    {
        foreach (var item in items)
        {
            kind = HashCode.Combine(kind, item.GetHashCode());
        }

        return kind;
    }
}
