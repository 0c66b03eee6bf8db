using DataProducts.Lake;

namespace DataProducts.Hydration;

/// <summary>The tables of a port, one a jurisdiction, and that of its quarantine, as they stand when a run begins.</summary>
internal sealed class PortTables
{
    private PortTables(IReadOnlyList<PortTableState> jurisdictions, LakeTable quarantine, long? quarantineSnapshot) =>
        (Jurisdictions, Quarantine, QuarantineSnapshot) = (jurisdictions, quarantine, quarantineSnapshot);

    public IReadOnlyList<PortTableState> Jurisdictions { get; }

    public LakeTable Quarantine { get; }

    /// <summary>Gets the snapshot that brought the batch's quarantine records, or null.</summary>
    public long? QuarantineSnapshot { get; }

    /// <summary>Gets a value indicating whether the batch was committed everywhere.</summary>
    public bool HaveBatch => QuarantineSnapshot is not null && Jurisdictions.All(table => table.HasBatch);

    /// <summary>Gets a value indicating whether the batch was committed somewhere.</summary>
    public bool HaveSome => QuarantineSnapshot is not null || Jurisdictions.Any(table => table.HasBatch);

    /// <summary>Opens the tables, and creates those that are missing.</summary>
    /// <param name="platform">Where they are.</param>
    /// <param name="schema">The port.</param>
    /// <param name="batch">The batch to look for, or null.</param>
    /// <param name="write">How rows are to be written; null to take the tables as they are.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async ValueTask<PortTables> OpenAsync(
        HydrationPlatform platform, PortSchema schema, string? batch, PortWrite? write, CancellationToken cancellationToken)
    {
        var states = new List<PortTableState>();
        foreach (var jurisdiction in platform.Jurisdictions.Jurisdictions)
        {
            var table = await OpenAsync(platform.Lake(jurisdiction), PortTable.Id(schema, jurisdiction), schema, write, cancellationToken)
                .ConfigureAwait(false);
            states.Add(new(jurisdiction, table, await FindAsync(table, batch, cancellationToken).ConfigureAwait(false)));
        }

        var quarantine = await platform.Quarantine
            .OpenOrCreateAsync(PortTable.QuarantineId(schema), QuarantineWriter.Columns, cancellationToken: cancellationToken).ConfigureAwait(false);
        return new(states, quarantine, await FindAsync(quarantine, batch, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Gives the snapshots that stand now: what is to be published.</summary>
    public Dictionary<Jurisdiction, long> Snapshots() => Jurisdictions
        .Where(table => table.Table.CurrentSnapshotId is not null)
        .ToDictionary(table => table.Jurisdiction, table => table.Table.CurrentSnapshotId!.Value);

    private static async ValueTask<LakeTable> OpenAsync(
        TableLake lake, TableId id, PortSchema schema, PortWrite? write, CancellationToken cancellationToken) =>
        write is null && await lake.TryOpenAsync(id, cancellationToken).ConfigureAwait(false) is { } table
            ? table
            : await lake.OpenOrCreateAsync(id, PortTable.Columns(schema, write ?? PortWrite.Append), schema.Partition, cancellationToken)
                .ConfigureAwait(false);

    private static async ValueTask<long?> FindAsync(LakeTable table, string? batch, CancellationToken cancellationToken) =>
        batch is null ? null : await table.FindBatchAsync(batch, cancellationToken).ConfigureAwait(false);
}
