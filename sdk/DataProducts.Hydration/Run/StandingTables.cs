using DataProducts.Lake;

namespace DataProducts.Hydration;

/// <summary>The tables of a port as they stand, for whoever only looks: those that are not there stay away.</summary>
/// <param name="Jurisdictions">The tables, null where there is none, and the snapshot that brought the batch, null where none did.</param>
/// <param name="QuarantineSnapshot">The snapshot that brought the batch's quarantine records, or null.</param>
internal sealed record StandingTables(
    IReadOnlyList<(Jurisdiction Jurisdiction, LakeTable? Table, long? BatchSnapshot)> Jurisdictions, long? QuarantineSnapshot)
{
    /// <summary>Gets a value indicating whether the batch was committed everywhere.</summary>
    public bool HaveBatch => QuarantineSnapshot is not null && Jurisdictions.All(table => table.BatchSnapshot is not null);

    public static async ValueTask<StandingTables> LookAsync(
        HydrationPlatform platform, PortSchema schema, string batch, CancellationToken cancellationToken)
    {
        var tables = new List<(Jurisdiction, LakeTable?, long?)>();
        foreach (var jurisdiction in platform.Jurisdictions.Jurisdictions)
        {
            var table = await platform.Lake(jurisdiction).TryOpenAsync(PortTable.Id(schema, jurisdiction), cancellationToken).ConfigureAwait(false);
            tables.Add((jurisdiction, table, await FindAsync(table, batch, cancellationToken).ConfigureAwait(false)));
        }

        var quarantine = await platform.Quarantine.TryOpenAsync(PortTable.QuarantineId(schema), cancellationToken).ConfigureAwait(false);
        return new(tables, await FindAsync(quarantine, batch, cancellationToken).ConfigureAwait(false));
    }

    private static async ValueTask<long?> FindAsync(LakeTable? table, string batch, CancellationToken cancellationToken) =>
        table is null ? null : await table.FindBatchAsync(batch, cancellationToken).ConfigureAwait(false);
}
