using DataProducts.Hydration;

namespace DataProducts;

/// <summary>Makes consumers read a table's newest snapshot, from which rows were removed.</summary>
internal sealed class TableRepublication(IProductVersions versions, TimeProvider time)
{
    /// <summary>Refuses where more than removed rows would become readable: a batch that was not published, of which other jurisdictions may
    /// lack their part.</summary>
    /// <exception cref="DataProductException"><c>DP1142</c>.</exception>
    public async Task CheckAsync(FoundTable found, CancellationToken cancellationToken)
    {
        if (found.Jurisdiction is not { } jurisdiction
            || await CurrentAsync(found, cancellationToken).ConfigureAwait(false) is not { } current
            || !current.Snapshots.TryGetValue(jurisdiction, out var published))
        {
            return;
        }

        foreach (var snapshot in await found.Table.SnapshotsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (snapshot.Id == published)
            {
                return;
            }

            if (snapshot.Summary.TryGetValue("dp.batch-id", out var batch))
            {
                throw RemovalErrors.Unpublished(found.Table.Id.ToString(), batch);
            }
        }
    }

    /// <summary>Publishes a snapshot in the place of the one that consumers read; nothing where they read none of the table, or this one.</summary>
    public async ValueTask PublishAsync(FoundTable found, long snapshot, CancellationToken cancellationToken)
    {
        if (found.Jurisdiction is { } jurisdiction && await CurrentAsync(found, cancellationToken).ConfigureAwait(false) is { } current
            && Republication.Next(current, jurisdiction, snapshot, time.GetUtcNow()) is { } next)
        {
            await versions.PublishAsync(next, cancellationToken).ConfigureAwait(false);
        }
    }

    private ValueTask<PublishedVersion?> CurrentAsync(FoundTable found, CancellationToken cancellationToken) =>
        versions.CurrentAsync(found.Version.Reference.ToString(), found.Port.Name, cancellationToken);
}
