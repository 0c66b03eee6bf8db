using DataProducts.Cedar;

namespace DataProducts.Access;

/// <summary>What a class of people sees of one column, in the rows that it sees.</summary>
/// <param name="Column">The column.</param>
/// <param name="Shown">What is shown where <paramref name="ShownWhen"/> holds.</param>
/// <param name="ShownWhen">In which rows; <see cref="RowPredicate.True"/> where nothing depends on the row.</param>
/// <param name="Otherwise">What stands in the other rows.</param>
public sealed record ColumnRule(PlanColumn Column, ColumnExposure Shown, RowPredicate ShownWhen, ColumnExposure Otherwise)
{
    /// <summary>Gets a value indicating whether it depends on the row what is shown.</summary>
    public bool DependsOnRow => ShownWhen is not ConstantPredicate;

    /// <summary>Gives what stands in every row, or null where that depends on the row.</summary>
    internal ColumnExposure? Constant => DependsOnRow ? null : Shown;
}
