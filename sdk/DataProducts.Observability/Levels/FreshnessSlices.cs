namespace DataProducts.Observability;

/// <summary>Counts slices of time (OpenSLO: budgeting method Timeslices). A slice is good if at its end the data is fresh.</summary>
/// <remarks>
/// Slices end now, one slice before now, and so on through the window, but not before the first sign of life: before it there was no data
/// whose age could be promised.
/// </remarks>
internal static class FreshnessSlices
{
    public static SloResult Evaluate(FreshnessLevel level, List<SliFact> facts, DateTimeOffset now)
    {
        var successes = Successes(facts);
        if (successes.Count == 0)
        {
            return SloResult.Of(level, 0, 0);
        }

        var (good, total) = (0L, 0L);
        var last = successes.Count - 1;
        var end = now.UtcTicks;
        for (long slice = 0; slice < level.Slices && end >= successes[0]; slice++)
        {
            while (successes[last] > end)
            {
                last--;
            }

            good += end - successes[last] <= level.MaximumAge.Ticks ? 1 : 0;
            total++;
            end -= level.Slice.Ticks;
        }

        return SloResult.Of(level, good, total) with { Age = TimeSpan.FromTicks(now.UtcTicks - successes[^1]) };
    }

    private static List<long> Successes(List<SliFact> facts)
    {
        var times = new List<long>(facts.Count);
        foreach (var fact in facts)
        {
            if (fact.Good > 0)
            {
                times.Add(fact.Time.UtcTicks);
            }
        }

        times.Sort();
        return times;
    }
}
