namespace DataProducts.Observability;

/// <summary>How well a service level is kept.</summary>
/// <param name="Name">The level's name; what stands before a colon is its dimension.</param>
/// <param name="Target">The share that must be good, between 0 and 1.</param>
/// <param name="Attained">The share that was good, from 0 to 1, or null where nothing is known.</param>
/// <param name="Good">Good events in the window.</param>
/// <param name="Total">All events in the window.</param>
/// <param name="BudgetRemaining">
/// The share of the error budget that is left: 1 where nothing was bad, 0 at the target, negative beyond it; null where nothing is known.
/// </param>
/// <param name="State">Whether the level is kept.</param>
public sealed record SloResult(string Name, double Target, double? Attained, long Good, long Total, double? BudgetRemaining, SloState State)
{
    /// <summary>Gets how old the data is at the time of the evaluation; null for other levels, and where there never was a
    /// hydration.</summary>
    public TimeSpan? Age { get; init; }

    /// <summary>Gets a value indicating whether a regulation asks for the level.</summary>
    public bool IsRegulatory { get; init; }

    /// <summary>Gets what the level is about, <c>freshness</c> or <c>completeness</c>.</summary>
    public string Dimension => Name.Split(':')[0];

    internal static SloResult Of(ServiceLevel level, long good, long total)
    {
        if (total == 0)
        {
            return new SloResult(level.Name, level.Target, null, 0, 0, null, SloState.Unknown) { IsRegulatory = level.IsRegulatory };
        }

        // In decimal, since 1 - 0.99 is not 0.01 in binary and a budget that is just spent must read 0.
        var budget = (1 - (decimal)level.Target) * total;
        var remaining = budget == 0 ? 0 : 1 - ((total - good) / budget);
        var attained = (double)good / total;
        var state = attained >= level.Target ? SloState.Met : SloState.Missed;
        return new SloResult(level.Name, level.Target, attained, good, total, (double)remaining, state) { IsRegulatory = level.IsRegulatory };
    }
}
