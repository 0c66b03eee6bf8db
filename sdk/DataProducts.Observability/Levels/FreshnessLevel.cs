namespace DataProducts.Observability;

/// <summary>How old the data may be: in most slices of time, the last hydration that succeeded is no older than this.</summary>
/// <param name="MaximumAge">The age that is still fresh.</param>
/// <param name="Target">The share of slices that must be fresh, between 0 and 1.</param>
/// <param name="Window">The time before now over which slices count.</param>
/// <param name="Slice">How long a slice is.</param>
public sealed record FreshnessLevel(TimeSpan MaximumAge, double Target, TimeSpan Window, TimeSpan Slice) : ServiceLevel(Target, Window)
{
    /// <summary>The indicator of the facts: a sign of life each, good where the hydration succeeded.</summary>
    public const string Indicator = "freshness";

    // 30 days in slices of 3 seconds; more says nothing that a longer slice does not say.
    private const long MaxSlices = 1_000_000;

    /// <inheritdoc/>
    public override string Name => Indicator;

    internal long Slices => Window.Ticks / Slice.Ticks;

    internal override void Check()
    {
        base.Check();
        if (MaximumAge <= TimeSpan.Zero || Slice <= TimeSpan.Zero || Slice > Window || Slices > MaxSlices)
        {
            throw ObservabilityErrors.BadLevel(
                Name, "its maximum age and slice must be longer than nothing, and the window must hold 1 to 1,000,000 slices.");
        }
    }
}
