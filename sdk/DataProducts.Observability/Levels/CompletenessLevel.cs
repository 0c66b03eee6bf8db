namespace DataProducts.Observability;

/// <summary>How many rows carry a usable value in a column; a row quarantined because of it counts as bad.</summary>
/// <param name="Column">The lake's column.</param>
/// <param name="Target">The share of rows that must be complete, between 0 and 1.</param>
/// <param name="Window">The time before now over which rows count.</param>
public sealed record CompletenessLevel(string Column, double Target, TimeSpan Window) : ServiceLevel(Target, Window)
{
    /// <summary>The indicator of the facts up to the column's name.</summary>
    public const string IndicatorPrefix = "completeness:";

    /// <inheritdoc/>
    public override string Name => IndicatorPrefix + Column;
}
