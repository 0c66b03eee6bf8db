namespace DataProducts.Contracts;

/// <summary>A promise about a port: <see cref="FreshnessLevel"/> or <see cref="CompletenessLevel"/>.</summary>
/// <param name="Target">The share that must be good, above 0 and at most 1.</param>
/// <param name="Window">The time over which the target is measured.</param>
public abstract record ServiceLevel(double Target, IsoDuration Window);

/// <summary>At how many points of time the port is no older than it may be.</summary>
/// <param name="Target">The share of slices that must be fresh, above 0 and at most 1.</param>
/// <param name="Window">The time over which the target is measured.</param>
/// <param name="MaximumAge">The age that is still fresh, since the last hydration that succeeded.</param>
/// <param name="Slice">How long one slice is.</param>
public sealed record FreshnessLevel(double Target, IsoDuration Window, IsoDuration MaximumAge, IsoDuration Slice)
    : ServiceLevel(Target, Window);

/// <summary>How many rows carry a usable value; a row that was quarantined because of the column counts as bad.</summary>
/// <param name="Target">The share of rows that must be complete, above 0 and at most 1.</param>
/// <param name="Window">The time over which the target is measured.</param>
/// <param name="Column">The column's name.</param>
public sealed record CompletenessLevel(double Target, IsoDuration Window, string Column) : ServiceLevel(Target, Window);
