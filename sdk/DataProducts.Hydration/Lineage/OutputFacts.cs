using System.Globalization;
using DataProducts.Lake;

namespace DataProducts.Hydration;

/// <summary>What a batch brought to one table.</summary>
/// <param name="Snapshot">The snapshot that consumers read.</param>
/// <param name="Rows">How many rows the batch gave it; null where the snapshot is not of this batch, or was there before.</param>
/// <param name="Bytes">How many bytes of files the snapshot added; null where it does not say.</param>
/// <param name="Files">How many data files it added; null where it does not say.</param>
/// <param name="Present">How many of the rows have a value, by the contract's columns; null where nothing was written.</param>
internal sealed record OutputFacts(long Snapshot, long? Rows, long? Bytes, long? Files, long[]? Present)
{
    public static async Task<IReadOnlyDictionary<Jurisdiction, OutputFacts>> OfAsync(
        HydrationPlatform platform, PortSchema schema, HydrationReport report, CancellationToken cancellationToken)
    {
        var facts = new Dictionary<Jurisdiction, OutputFacts>();
        foreach (var (place, snapshot) in report.Snapshots)
        {
            facts.Add(place, new(snapshot, null, null, null, null));
            if (report.AlreadyHydrated
                || await platform.Lake(place).TryOpenAsync(PortTable.Id(schema, place), cancellationToken).ConfigureAwait(false) is not { } table)
            {
                continue;
            }

            try
            {
                var summary = await table.SummaryAsync(snapshot, cancellationToken).ConfigureAwait(false);
                if (summary.TryGetValue("dp.batch-id", out var batch) && string.Equals(batch, report.Batch, StringComparison.Ordinal))
                {
                    facts[place] = new(
                        snapshot, report.RowsWritten.GetValueOrDefault(place), Number(summary, "added-files-size"), Number(summary, "added-data-files"),
                        report.PresentIn.GetValueOrDefault(place));
                }
            }
            catch (LakeException)
            {
                // The snapshot may have expired since; its id stands, and its counts are told nowhere.
            }
        }

        return facts;
    }

    private static long? Number(IReadOnlyDictionary<string, string> summary, string key) =>
        summary.TryGetValue(key, out var text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
