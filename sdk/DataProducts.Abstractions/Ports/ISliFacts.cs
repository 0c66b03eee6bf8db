namespace DataProducts;

/// <summary>What service levels are computed from: counts of good and all events, kept for as long as the longest window.</summary>
public interface ISliFacts
{
    /// <summary>Records facts. One whose port, indicator and key are already there is passed over, so that a repeated run counts
    /// once.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="cancellationToken">Gives up before anything is written.</param>
    /// <returns>The task; when it ends the facts are durable.</returns>
    ValueTask RecordAsync(IReadOnlyList<SliFact> facts, CancellationToken cancellationToken = default);

    /// <summary>Reads the facts of one port.</summary>
    /// <param name="product">The product's major version, for example <c>retail.customers@1</c>. Facts of the identifier alone, which are
    /// older than the distinction, are of every major.</param>
    /// <param name="port">The port's name.</param>
    /// <param name="from">The first point of time, inclusive.</param>
    /// <param name="to">The last point of time, exclusive.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The facts in the order of their time.</returns>
    ValueTask<IReadOnlyList<SliFact>> ReadAsync(
        string product, string port, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default);
}
