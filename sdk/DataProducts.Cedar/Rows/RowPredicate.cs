using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>How two values are compared.</summary>
public enum RowComparison
{
    /// <summary><c>=</c>.</summary>
    Equal,

    /// <summary><c>&lt;&gt;</c>.</summary>
    NotEqual,

    /// <summary><c>&lt;</c>.</summary>
    Less,

    /// <summary><c>&lt;=</c>.</summary>
    LessOrEqual,

    /// <summary><c>&gt;</c>.</summary>
    Greater,

    /// <summary><c>&gt;=</c>.</summary>
    GreaterOrEqual,
}

/// <summary>A condition on a row, in the terms that every engine has; what SQL, Lake Formation and others print.</summary>
/// <remarks>A whole filter is true or false for every row, never unknown: where a comparison could meet NULL, a test for NULL stands
/// beside it. <see cref="object.ToString"/> gives one text for equal conditions; it is for logs and comparison, no engine reads
/// it.</remarks>
public abstract record RowPredicate
{
    private protected RowPredicate(long size) => Size = size;

    /// <summary>Gets the condition that holds for every row.</summary>
    public static RowPredicate True { get; } = new ConstantPredicate(true);

    /// <summary>Gets the condition that holds for no row.</summary>
    public static RowPredicate False { get; } = new ConstantPredicate(false);

    /// <summary>Gets the number of conditions that it is made of, itself included.</summary>
    internal long Size { get; }
}

/// <summary>Holds for every row or for none.</summary>
/// <param name="Value">Whether it holds.</param>
public sealed record ConstantPredicate(bool Value) : RowPredicate(1)
{
    /// <inheritdoc/>
    public override string ToString() => Value ? "true" : "false";
}

/// <summary>Holds where all of two or more conditions hold.</summary>
/// <param name="Items">The conditions.</param>
public sealed record AndPredicate(ImmutableArray<RowPredicate> Items) : RowPredicate(1 + Items.Sum(item => item.Size))
{
    /// <inheritdoc/>
    public override string ToString() => $"({string.Join(" and ", Items)})";
}

/// <summary>Holds where any of two or more conditions holds.</summary>
/// <param name="Items">The conditions.</param>
public sealed record OrPredicate(ImmutableArray<RowPredicate> Items) : RowPredicate(1 + Items.Sum(item => item.Size))
{
    /// <inheritdoc/>
    public override string ToString() => $"({string.Join(" or ", Items)})";
}

/// <summary>Holds where a condition does not; it stands only before a test for NULL, or beside one.</summary>
/// <param name="Item">The condition.</param>
public sealed record NotPredicate(RowPredicate Item) : RowPredicate(1 + Item.Size)
{
    /// <inheritdoc/>
    public override string ToString() => $"not {Item}";
}

/// <summary>Compares a column with a value.</summary>
/// <param name="Column">The column.</param>
/// <param name="Comparison">How.</param>
/// <param name="Value">The value, of the column's kind.</param>
public sealed record ComparePredicate(RowColumn Column, RowComparison Comparison, CedarValue Value) : RowPredicate(1)
{
    /// <inheritdoc/>
    public override string ToString() => $"{CedarText.Quote(Column.Column)} {Comparison} {Value}";
}

/// <summary>Compares two columns of one type.</summary>
/// <param name="Left">The left column.</param>
/// <param name="Comparison">How.</param>
/// <param name="Right">The right column.</param>
public sealed record CompareColumnsPredicate(RowColumn Left, RowComparison Comparison, RowColumn Right) : RowPredicate(1)
{
    /// <inheritdoc/>
    public override string ToString() => $"{CedarText.Quote(Left.Column)} {Comparison} column {CedarText.Quote(Right.Column)}";
}

/// <summary>Holds where a column has one of two or more values.</summary>
/// <param name="Column">The column.</param>
/// <param name="Values">The values, of the column's kind, each once.</param>
public sealed record InPredicate(RowColumn Column, ImmutableArray<CedarValue> Values) : RowPredicate(1 + Values.Length)
{
    /// <inheritdoc/>
    public override string ToString() => $"{CedarText.Quote(Column.Column)} in [{string.Join(", ", Values)}]";
}

/// <summary>Holds where a text column matches a pattern.</summary>
/// <param name="Column">The column.</param>
/// <param name="Pattern">The pattern.</param>
public sealed record LikePredicate(RowColumn Column, CedarPattern Pattern) : RowPredicate(1)
{
    /// <inheritdoc/>
    public override string ToString() => $"{CedarText.Quote(Column.Column)} like {Pattern}";
}

/// <summary>Holds where a column is NULL.</summary>
/// <param name="Column">The column.</param>
public sealed record IsNullPredicate(RowColumn Column) : RowPredicate(1)
{
    /// <inheritdoc/>
    public override string ToString() => $"{CedarText.Quote(Column.Column)} is null";
}
