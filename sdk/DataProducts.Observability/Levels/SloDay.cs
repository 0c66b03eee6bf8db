namespace DataProducts.Observability;

/// <summary>How well a level was kept in the 24 hours before a moment.</summary>
/// <param name="End">The moment.</param>
/// <param name="Attained">The share that was good, from 0 to 1, or null where nothing is known of the day.</param>
public sealed record SloDay(DateTimeOffset End, double? Attained);
