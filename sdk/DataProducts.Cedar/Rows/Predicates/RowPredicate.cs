namespace DataProducts.Cedar;

/// <summary>A condition on a row, in the terms that every engine has; what SQL, Lake Formation and others print.</summary>
/// <remarks>A whole filter is true or false for every row, never unknown: where a comparison could meet NULL, a test for NULL stands
/// beside it. Conditions are equal if they say the same in the same order, wherever they come from. <see cref="object.ToString"/> gives
/// one text for equal conditions; it is for logs and comparison, no engine reads it.</remarks>
public abstract record RowPredicate
{
    private protected RowPredicate(long size, int depth)
    {
        Size = size;
        Depth = depth;
    }

    /// <summary>Gets the condition that holds for every row.</summary>
    public static RowPredicate True { get; } = new ConstantPredicate(true);

    /// <summary>Gets the condition that holds for no row.</summary>
    public static RowPredicate False { get; } = new ConstantPredicate(false);

    /// <summary>Gets the part of a policy that a condition on a column comes from, the first one where several say the same; null for
    /// what no policy says, such as that a required column is not NULL.</summary>
    public RowOrigin? Origin { get; init; }

    /// <summary>Gets the number of conditions that it is made of, itself included.</summary>
    internal long Size { get; }

    /// <summary>Gets the number of levels, itself included.</summary>
    internal int Depth { get; }

    /// <inheritdoc/>
    public virtual bool Equals(RowPredicate? other) =>
        ReferenceEquals(this, other) || (other is not null && EqualityContract == other.EqualityContract);

    /// <inheritdoc/>
    public override int GetHashCode() => EqualityContract.GetHashCode();
}
