namespace DataProducts.Generators.Model;

/// <summary>A service level; durations are ISO 8601.</summary>
/// <param name="MaximumAge">The age that is still fresh, for freshness only.</param>
/// <param name="Slice">How long one slice is, for freshness only.</param>
/// <param name="Column">The lake's column, for completeness only.</param>
/// <param name="Target">The share that must be good.</param>
/// <param name="Window">The time over which the target is measured.</param>
internal sealed record ServiceLevel(string? MaximumAge, string? Slice, string? Column, double Target, string Window);
