namespace DataProducts.Observability;

/// <summary>Shows how a level was kept day by day: the level's own arithmetic over windows of 24 hours.</summary>
public static class SloHistory
{
    private const int MostDays = 366;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Evaluates a level for each of the last days.</summary>
    /// <param name="level">The level; its window does not matter.</param>
    /// <param name="facts">One port's facts in any order. For freshness they reach back before the first day.</param>
    /// <param name="now">The end of the last day; days end at this time of the day.</param>
    /// <param name="days">How many days, 1 to 366.</param>
    /// <returns>The days, the oldest first; none for a level whose slice is longer than a day.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="days"/> is out of range.</exception>
    /// <exception cref="DataProductException"><c>DP1061</c> the level's numbers are out of range; <c>DP1062</c> a fact is
    /// impossible.</exception>
    public static IReadOnlyList<SloDay> Daily(ServiceLevel level, IReadOnlyList<SliFact> facts, DateTimeOffset now, int days)
    {
        ArgumentNullException.ThrowIfNull(level);
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, MostDays);
        if (level is FreshnessLevel freshness && freshness.Slice > Day)
        {
            return [];
        }

        var daily = level with { Window = Day };
        var found = new SloDay[days];
        for (var day = 0; day < days; day++)
        {
            var end = now - ((days - 1 - day) * Day);
            found[day] = new SloDay(end, SloEngine.Evaluate(daily, facts, end).Attained);
        }

        return found;
    }
}
