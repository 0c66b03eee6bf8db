namespace DataProducts.Access;

/// <summary>How a plan is made.</summary>
public sealed record PlanOptions
{
    /// <summary>Gets the targets; all by default.</summary>
    public IReadOnlyList<PlanTarget> Targets { get; init; } = Enum.GetValues<PlanTarget>();

    /// <summary>Gets what was found out about Starburst's row filters.</summary>
    public FilterPolarity Polarity { get; init; }

    /// <summary>Gets how many classes a plan may have. Lake Formation takes about 100 filters a table; beyond that nothing is
    /// approximated.</summary>
    public int MaximumClasses { get; init; } = 100;
}
