using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>Holds where a list column has a value among its elements.</summary>
/// <param name="Column">The list column.</param>
/// <param name="Value">The value, of the kind of the elements.</param>
public sealed record ContainsPredicate(RowColumn Column, CedarValue Value) : RowPredicate(1, 1)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Column.Quoted} contains {Value}";
}

/// <summary>Holds where a list column has another column's value among its elements.</summary>
/// <param name="Column">The list column.</param>
/// <param name="Element">The other column, of the type of the elements.</param>
public sealed record ContainsColumnPredicate(RowColumn Column, RowColumn Element) : RowPredicate(1, 1)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Column.Quoted} contains column {Element.Quoted}";
}

/// <summary>Holds where every element of a list column is one of some values; with no value, where the list is empty.</summary>
/// <param name="Column">The list column.</param>
/// <param name="Values">The values, of the kind of the elements, each once.</param>
public sealed record SubsetPredicate(RowColumn Column, ImmutableArray<CedarValue> Values) : RowPredicate(1 + Values.Length, 1)
{
    /// <summary>Gets the values, of the kind of the elements, each once.</summary>
    public ImmutableArray<CedarValue> Values { get; } = Values;

    /// <inheritdoc/>
    public bool Equals(SubsetPredicate? other) => ReferenceEquals(this, other)
        || (other is not null && Column == other.Column && Values.AsSpan().SequenceEqual(other.Values.AsSpan()));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Column, Values.Length);

    /// <inheritdoc/>
    public override string ToString() => $"{Column.Quoted} within [{string.Join(", ", Values)}]";
}

/// <summary>Holds where an element of a list column is NULL. No Cedar set has such an element.</summary>
/// <param name="Column">The list column.</param>
public sealed record HasNullElementPredicate(RowColumn Column) : RowPredicate(1, 1)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Column.Quoted} has a null element";
}
