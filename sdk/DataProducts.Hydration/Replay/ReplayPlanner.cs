using System.Text.Json;
using DataProducts.Lake;

namespace DataProducts.Hydration;

/// <summary>Finds what of a batch still stands in quarantine, and names its replay.</summary>
/// <remarks>
/// A replay writes quarantine records of its own for the rows that are still bad, so the records of the newest one are what is left. Under
/// the same contract there is nothing to do twice: the replay is found, and confirmed or completed.
/// </remarks>
internal sealed class ReplayPlanner(HydrationPlatform platform, PortSchema schema, string contract)
{
    private const string BatchKey = "dp.batch-id";

    public async ValueTask<ReplayOrder> OrderAsync(string batch, CancellationToken cancellationToken)
    {
        var table = await platform.Quarantine.TryOpenAsync(PortTable.QuarantineId(schema), cancellationToken).ConfigureAwait(false)
            ?? throw HydrationErrors.NothingToReplay(batch);
        var summaries = await table.SummariesAsync(cancellationToken).ConfigureAwait(false);
        var named = Find(summaries, batch) ?? throw HydrationErrors.NothingToReplay(batch);
        var origin = named.GetValueOrDefault(ReplayOrder.OfKey, batch);
        var newest = summaries.First(summary => summary.GetValueOrDefault(BatchKey) == origin || summary.GetValueOrDefault(ReplayOrder.OfKey) == origin);
        var isDone = string.Equals(newest.GetValueOrDefault(ReplayOrder.ContractKey), contract, StringComparison.Ordinal);
        var from = isDone ? newest[ReplayOrder.FromKey] : newest[BatchKey];
        var left = Find(summaries, from) ?? throw HydrationErrors.NothingToReplay(from);
        var rows = await RowsAsync(table, from, cancellationToken).ConfigureAwait(false);
        return new(origin, from, isDone ? newest[BatchKey] : BatchId.OfReplay(schema, contract, origin, from), contract, isDone, Parts(left, rows), rows);
    }

    private static IReadOnlyDictionary<string, string>? Find(IReadOnlyList<IReadOnlyDictionary<string, string>> summaries, string batch) =>
        summaries.FirstOrDefault(summary => string.Equals(summary.GetValueOrDefault(BatchKey), batch, StringComparison.Ordinal));

    private static async ValueTask<IReadOnlyList<QuarantinedRow>> RowsAsync(LakeTable table, string batch, CancellationToken cancellationToken)
    {
        var own = System.Text.Encoding.ASCII.GetBytes(batch);
        var rows = new Dictionary<(string, long), QuarantinedRow>();
        if (table.CurrentSnapshotId is not { } snapshot)
        {
            return [];
        }

        await foreach (var records in table.ReadAsync(snapshot, ["batch", "source", "source_row", "row_digest"], cancellationToken).ConfigureAwait(false))
        {
            for (var i = 0; i < records.RowCount; i++)
            {
                if (records.Bytes(0)[i].SequenceEqual(own))
                {
                    var part = System.Text.Encoding.UTF8.GetString(records.Bytes(1)[i]);
                    var number = records.Fixed<long>(2).Values[i];
                    rows.TryAdd((part, number), new(part, number, records.Bytes(3)[i].ToArray()));
                }
            }
        }

        return [.. rows.Values.OrderBy(row => row.Part, StringComparer.Ordinal).ThenBy(row => row.Row)];
    }

    private Dictionary<string, string> Parts(IReadOnlyDictionary<string, string> summary, IReadOnlyList<QuarantinedRow> rows) =>
        CursorText.Guarded(PortTable.QuarantineId(schema).ToString(), () =>
        {
            var needed = rows.Select(row => row.Part).ToHashSet(StringComparer.Ordinal);
            using var offsets = JsonDocument.Parse(summary["dp.offsets"]);
            var parts = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var part in offsets.RootElement.EnumerateArray())
            {
                if (needed.Contains(part.GetProperty("part").GetString()!))
                {
                    parts.Add(part.GetProperty("part").GetString()!, part.GetProperty("sha256").GetString()!);
                }
            }

            return parts.Count == needed.Count ? parts : throw new FormatException();
        });
}
