using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>Compares a column with a value.</summary>
/// <param name="Column">The column.</param>
/// <param name="Comparison">How.</param>
/// <param name="Value">The value, of the column's kind.</param>
public sealed record ComparePredicate(RowColumn Column, RowComparison Comparison, CedarValue Value) : RowPredicate(1, 1)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Column.Quoted} {Comparison} {Value}";
}

/// <summary>Compares two columns of one type.</summary>
/// <param name="Left">The left column.</param>
/// <param name="Comparison">How.</param>
/// <param name="Right">The right column.</param>
public sealed record CompareColumnsPredicate(RowColumn Left, RowComparison Comparison, RowColumn Right) : RowPredicate(1, 1)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Left.Quoted} {Comparison} column {Right.Quoted}";
}

/// <summary>Holds where a column has one of two or more values.</summary>
/// <param name="Column">The column.</param>
/// <param name="Values">The values, of the column's kind, each once.</param>
public sealed record InPredicate(RowColumn Column, ImmutableArray<CedarValue> Values) : RowPredicate(1 + Values.Length, 1)
{
    /// <summary>Gets the values, of the column's kind, each once.</summary>
    public ImmutableArray<CedarValue> Values { get; } = Values;

    /// <inheritdoc/>
    public bool Equals(InPredicate? other) => ReferenceEquals(this, other)
        || (other is not null && Column == other.Column && Values.AsSpan().SequenceEqual(other.Values.AsSpan()));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Column, Values.Length, Values.IsEmpty ? default : Values[0]);

    /// <inheritdoc/>
    public override string ToString() => $"{Column.Quoted} in [{string.Join(", ", Values)}]";
}

/// <summary>Holds where a text column matches a pattern.</summary>
/// <param name="Column">The column.</param>
/// <param name="Pattern">The pattern.</param>
public sealed record LikePredicate(RowColumn Column, CedarPattern Pattern) : RowPredicate(1, 1)
{
    /// <inheritdoc/>
    public bool Equals(LikePredicate? other) => ReferenceEquals(this, other)
        || (other is not null && Column == other.Column && Pattern.Parts.AsSpan().SequenceEqual(other.Pattern.Parts.AsSpan()));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Column, Pattern.Parts.Length, Pattern.Parts.IsEmpty ? null : Pattern.Parts[^1]);

    /// <inheritdoc/>
    public override string ToString() => $"{Column.Quoted} like {Pattern}";
}

/// <summary>Holds where a column is NULL.</summary>
/// <param name="Column">The column.</param>
public sealed record IsNullPredicate(RowColumn Column) : RowPredicate(1, 1)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Column.Quoted} is null";
}
