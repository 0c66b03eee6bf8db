using System.Globalization;
using System.Text.Json.Nodes;

namespace DataProducts.Hydration;

/// <summary>What the snapshots of a divided batch say of themselves: to the letter what those of a single run say.</summary>
internal sealed class PartSummary(WorkPlan plan, long quarantined, string? cursors)
{
    private readonly string _offsets = new JsonArray([.. plan.Sources.Select(source => (JsonNode)new JsonObject
    {
        ["part"] = source.Name,
        ["sha256"] = source.Sha256,
        ["bytes"] = source.Bytes,
        ["rows"] = source.Rows,
    })]).ToJsonString();

    /// <summary>Gives the sources' cursors with the batch: its own moves, the others stay.</summary>
    public static async ValueTask<string?> CursorsAsync(
        HydrationPlatform platform, PortSchema schema, WorkPlan plan, CancellationToken cancellationToken)
    {
        var history = await CursorHistory.LoadAsync(platform, schema, cancellationToken).ConfigureAwait(false);
        var entries = history.Newest.ToDictionary(entry => entry.Source, StringComparer.Ordinal);
        foreach (var own in plan.Cursor is { } text ? CursorText.Read(text, plan.Batch) : [])
        {
            entries[own.Source] = own;
        }

        return entries.Count == 0 ? null : CursorText.Write(entries.Values, plan.Batch);
    }

    public Dictionary<string, string> Of(long rowsOk, long rowsErased)
    {
        var summary = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["dp.contract"] = plan.Contract,
            ["dp.rows-in"] = Text(plan.Sources.Sum(source => source.Rows)),
            ["dp.rows-ok"] = Text(rowsOk),
            ["dp.rows-quarantined"] = Text(quarantined),
            ["dp.offsets"] = _offsets,
        };
        if (cursors is not null)
        {
            summary.Add(CursorText.Key, cursors);
        }

        if (rowsErased > 0)
        {
            summary.Add(KeptRows.RowsErased, Text(rowsErased));
        }

        return summary;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
