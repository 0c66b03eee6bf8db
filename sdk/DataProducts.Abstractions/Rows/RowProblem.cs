namespace DataProducts;

/// <summary>One thing that is wrong with a row.</summary>
/// <param name="Rule">One of <see cref="RowRule"/>.</param>
/// <param name="Column">The contract's column, or null where the whole row is meant.</param>
public readonly record struct RowProblem(string Rule, string? Column);
