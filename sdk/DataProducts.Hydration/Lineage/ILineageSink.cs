namespace DataProducts.Hydration;

/// <summary>Takes the OpenLineage events of hydrations. A sink that fails never fails a hydration; the run's report says so.</summary>
/// <remarks>Calls come one after the other for a run, and at once for runs at the same time.</remarks>
public interface ILineageSink
{
    /// <summary>Takes one event.</summary>
    /// <param name="lineageEvent">The event.</param>
    /// <param name="cancellationToken">Gives up: an event has half a minute.</param>
    /// <returns>The task.</returns>
    /// <exception cref="DataProductException">The event could not be kept or sent (<c>DP1198</c>, <c>DP1199</c>).</exception>
    Task EmitAsync(LineageEvent lineageEvent, CancellationToken cancellationToken = default);
}
