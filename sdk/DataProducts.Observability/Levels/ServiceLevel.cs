namespace DataProducts.Observability;

/// <summary>What a port promises.</summary>
/// <param name="Target">The share of events that must be good, more than 0 and less than 1: a promise of everything leaves no
/// budget.</param>
/// <param name="Window">The time before now over which events count.</param>
public abstract record ServiceLevel(double Target, TimeSpan Window)
{
    /// <summary>Gets the name, unique in a port: <c>freshness</c>, or <c>completeness:</c> and the column.</summary>
    public abstract string Name { get; }

    /// <summary>Gets a value indicating whether a regulation asks for it (ODCS: the driver <c>regulatory</c>).</summary>
    public bool IsRegulatory { get; init; }

    /// <summary>Checks the level's numbers.</summary>
    /// <exception cref="DataProductException"><c>DP1061</c>: one is out of range.</exception>
    internal virtual void Check()
    {
        if (!(Target > 0 && Target < 1))
        {
            throw ObservabilityErrors.BadLevel(Name, "its target must be more than 0 and less than 1.");
        }

        if (Window <= TimeSpan.Zero)
        {
            throw ObservabilityErrors.BadLevel(Name, "its window must be longer than nothing.");
        }
    }
}
