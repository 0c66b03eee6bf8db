namespace DataProducts.Hydration;

/// <summary>A difference between a source and the contract that a <see cref="DriftPolicy"/> let pass.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="Part">The first part of the input in which it was seen.</param>
/// <param name="Column">The column, or its number where its name does not look like one: it might be somebody's data.</param>
/// <param name="Type">What the source says that the column is, where that is why; otherwise null.</param>
public sealed record DriftFinding(DriftKind Kind, string Part, string Column, string? Type = null);

/// <summary>What was done with a difference.</summary>
public enum DriftKind
{
    /// <summary>A new column was kept out; the contract may take it up.</summary>
    Added = 1,

    /// <summary>A column or field was kept out.</summary>
    Ignored,

    /// <summary>A column of another type was read from its text.</summary>
    Coerced,
}
