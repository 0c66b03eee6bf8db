using DataProducts.Contracts;

namespace DataProducts.Observability;

/// <summary>Takes the service levels of a port from its manifest.</summary>
public static class ServiceLevels
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3660);

    /// <summary>Gives the levels in the order of the manifest.</summary>
    /// <param name="port">The port.</param>
    /// <returns>The levels.</returns>
    /// <exception cref="DataProductException"><c>DP1060</c>: a duration has months or years in it, or is longer than 3,660
    /// days.</exception>
    public static IReadOnlyList<ServiceLevel> Of(PortManifest port)
    {
        ArgumentNullException.ThrowIfNull(port);
        return [.. port.ServiceLevels.Select(Of)];
    }

    private static ServiceLevel Of(Contracts.ServiceLevel level) => level switch
    {
        Contracts.FreshnessLevel freshness => new FreshnessLevel(
            Span(freshness.MaximumAge), freshness.Target, Span(freshness.Window), Span(freshness.Slice)),
        Contracts.CompletenessLevel completeness => new CompletenessLevel(completeness.Column, completeness.Target, Span(completeness.Window)),
        _ => throw new InvalidOperationException($"{level.GetType().Name} is no known service level."),
    };

    private static TimeSpan Span(IsoDuration duration) => duration.Length is { } length && length > TimeSpan.Zero && length <= Longest
        ? length
        : throw ObservabilityErrors.BadDuration(duration);
}
