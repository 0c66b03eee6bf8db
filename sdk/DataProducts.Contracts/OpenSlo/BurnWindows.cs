namespace DataProducts.Contracts;

/// <summary>A pair of windows over which a budget's burn rate is looked at: an alert needs both.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Severity">Whether somebody is woken.</param>
/// <param name="Budget">The share of the budget that is gone when the alert comes.</param>
/// <param name="Long">The long window, in seconds: that it matters.</param>
/// <param name="Short">The short window, in seconds: that it still goes on.</param>
internal sealed record BurnWindows(string Name, string Severity, decimal Budget, int Long, int Short)
{
    private const int Minute = 60;
    private const int Hour = 60 * Minute;
    private const int Day = 24 * Hour;

    // A long window of fewer slices jumps at every bad one.
    private const int LeastSlices = 12;

    // Below it, a budget that is spent evenly would already alert. Over 28 days the slowest pair has 0.93.
    private const decimal LeastFactor = 0.9m;

    private const string PageSlow = "page-slow";

    // Google, The Site Reliability Workbook, ch. 5, table 5-8: 14.4, 6, 3 and 1 times over 30 days.
    private static readonly BurnWindows[] Pairs =
    [
        new("page-quick", "page", 0.02m, Hour, 5 * Minute),
        new(PageSlow, "page", 0.05m, 6 * Hour, 30 * Minute),
        new("ticket-quick", "ticket", 0.10m, Day, 2 * Hour),
        new("ticket-slow", "ticket", 0.10m, 3 * Day, 6 * Hour),
    ];

    // In place of page-slow where slices are an hour long; it has the same factor.
    private static readonly BurnWindows SlowerPage = new(PageSlow, "page", 0.10m, 12 * Hour, Hour);

    /// <summary>Gives how many times faster than evenly the budget burns when the alert comes.</summary>
    public decimal Factor(long period) => Budget * period / Long;

    /// <summary>Gives the pairs that can alert, and alert soundly; there may be none.</summary>
    /// <param name="target">The share that must be good, above 0 and below 1.</param>
    /// <param name="period">The level's window, in seconds.</param>
    /// <param name="slice">How long a slice is, in seconds; null where events are counted.</param>
    public static IEnumerable<BurnWindows> For(decimal target, long period, long? slice) => Pairs
        .Select(pair => pair.Name == PageSlow && !pair.Holds(slice) ? SlowerPage : pair)
        .Where(pair => pair.Holds(slice) && pair.CanFire(target, period));

    private bool Holds(long? slice) => slice is not { } length || (Short >= length && Long >= LeastSlices * length);

    // Nothing burns faster than when everything is bad, which is at 1 / (1 - target).
    private bool CanFire(decimal target, long period) =>
        Long <= period && Factor(period) >= LeastFactor && Factor(period) * (1 - target) <= 1;
}
