namespace DataProducts.Observability;

/// <summary>Computes service levels from facts. A fact that comes late re-opens the slices it belongs to, as all is computed
/// anew.</summary>
public static class SloEngine
{
    /// <summary>Reads a port's facts and evaluates its levels at one moment.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="product">The product's identifier.</param>
    /// <param name="port">The port's name.</param>
    /// <param name="levels">The levels.</param>
    /// <param name="now">The moment.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>One result a level, in the same order.</returns>
    /// <exception cref="DataProductException"><c>DP1061</c> a level's numbers are out of range; <c>DP1062</c> a fact is
    /// impossible.</exception>
    public static async ValueTask<IReadOnlyList<SloResult>> EvaluateAsync(
        ISliFacts facts,
        string product,
        string port,
        IReadOnlyList<ServiceLevel> levels,
        DateTimeOffset now,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(levels);

        // From the beginning: whether data was fresh when the window opened is told by a hydration before it, however long ago.
        var read = await facts.ReadAsync(product, port, DateTimeOffset.MinValue, now.AddTicks(1), cancellationToken).ConfigureAwait(false);
        var results = new SloResult[levels.Count];
        for (var level = 0; level < levels.Count; level++)
        {
            results[level] = Evaluate(levels[level], read, now);
        }

        return results;
    }

    /// <summary>Evaluates a level.</summary>
    /// <param name="level">The level.</param>
    /// <param name="facts">One port's facts in any order; others' indicators are passed over. For freshness they reach back before the
    /// window.</param>
    /// <param name="now">The moment; later facts are passed over.</param>
    /// <returns>The result; without facts it is unknown.</returns>
    /// <exception cref="DataProductException"><c>DP1061</c> the level's numbers are out of range; <c>DP1062</c> a fact is
    /// impossible.</exception>
    public static SloResult Evaluate(ServiceLevel level, IReadOnlyList<SliFact> facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(level);
        ArgumentNullException.ThrowIfNull(facts);
        level.Check();
        return level is FreshnessLevel freshness
            ? FreshnessSlices.Evaluate(freshness, Select(level, facts, DateTimeOffset.MinValue, now), now)
            : Sum(level, Select(level, facts, Before(now, level.Window), now));
    }

    private static SloResult Sum(ServiceLevel level, List<SliFact> facts)
    {
        var (good, total) = (Int128.Zero, Int128.Zero);
        foreach (var fact in facts)
        {
            good += fact.Good;
            total += fact.Total;
        }

        return SloResult.Of(level, long.CreateSaturating(good), long.CreateSaturating(total));
    }

    // After the window's beginning, up to and with now.
    private static List<SliFact> Select(ServiceLevel level, IReadOnlyList<SliFact> facts, DateTimeOffset after, DateTimeOffset now)
    {
        var selected = new List<SliFact>();
        foreach (var fact in facts)
        {
            if (fact.Indicator != level.Name || fact.Time <= after || fact.Time > now)
            {
                continue;
            }

            selected.Add(fact.Good >= 0 && fact.Good <= fact.Total ? fact : throw ObservabilityErrors.BadFact(fact));
        }

        return selected;
    }

    private static DateTimeOffset Before(DateTimeOffset now, TimeSpan window) =>
        now.UtcTicks > window.Ticks ? now - window : DateTimeOffset.MinValue;
}
