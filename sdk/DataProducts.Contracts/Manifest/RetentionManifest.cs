namespace DataProducts.Contracts;

/// <summary>How long a port's rows are kept.</summary>
/// <param name="Period">How long.</param>
/// <param name="Column">The column from whose point of time on, or null for the time of hydration.</param>
public sealed record RetentionManifest(IsoDuration Period, string? Column);
