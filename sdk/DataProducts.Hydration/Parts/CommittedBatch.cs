using System.Globalization;

namespace DataProducts.Hydration;

/// <summary>What the tables say of a batch that they all have.</summary>
internal static class CommittedBatch
{
    public static async ValueTask<HydrationReport> ReportAsync(
        string batch, PortTables tables, IReadOnlyDictionary<Jurisdiction, long> snapshots, CancellationToken cancellationToken)
    {
        var written = new Dictionary<Jurisdiction, long>();
        foreach (var table in tables.Jurisdictions)
        {
            var summary = await table.Table.SummaryAsync(table.BatchSnapshot!.Value, cancellationToken).ConfigureAwait(false);
            written[table.Jurisdiction] = Count(summary, "dp.rows-ok");
        }

        var quarantine = await tables.Quarantine.SummaryAsync(tables.QuarantineSnapshot!.Value, cancellationToken).ConfigureAwait(false);
        return new()
        {
            Batch = batch,
            AlreadyHydrated = true,
            Published = false,
            Committed = 0,
            RowsRead = Count(quarantine, "dp.rows-in"),
            RowsWritten = written,
            RowsQuarantined = Count(quarantine, "dp.rows-quarantined"),
            Problems = new Dictionary<RowProblem, long>(),
            Present = new Dictionary<string, long>(),
            Snapshots = snapshots,
            QuarantineSnapshot = tables.QuarantineSnapshot!.Value,
            Duration = default,
        };
    }

    private static long Count(IReadOnlyDictionary<string, string> summary, string key) =>
        summary.TryGetValue(key, out var text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;
}
