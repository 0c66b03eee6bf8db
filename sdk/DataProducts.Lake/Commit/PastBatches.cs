using System.Globalization;
using DataProducts.Lake.Metadata;

namespace DataProducts.Lake.Commit;

/// <summary>A batch that main had, and whose snapshot main's history does not reach any more.</summary>
/// <param name="Id">The batch.</param>
/// <param name="SequenceNumber">The sequence number of the snapshot that brought it, which orders batches.</param>
/// <param name="Time">When that snapshot was made.</param>
/// <param name="Summary">What is remembered of what the snapshot said of itself.</param>
internal sealed record PastBatch(string Id, long SequenceNumber, DateTimeOffset Time, IReadOnlyDictionary<string, string> Summary);

/// <summary>
/// What a table remembers of batches whose snapshots expired, so that none is committed a second time: a table property each, set by the
/// very change that lets the snapshot go.
/// </summary>
/// <remarks>A property for each, and not one list, so that two who let snapshots go at once do not undo each other's.</remarks>
internal static class PastBatches
{
    public const string Prefix = "dp.batch.";

    // Some 200 bytes each, and all of them in every metadata file: less than a megabyte, where Glue refuses 20. Hourly batches are known
    // for more than five months.
    public const int Most = 4000;

    private const string Counts = "dp.rows-";
    private const string Cursor = "dp.cursor";
    private const string Sequence = "sequence";
    private const string Time = "time";

    /// <summary>Finds a batch. That there is a property is enough, whatever somebody made of its text.</summary>
    public static PastBatch? Find(TableMetadata table, string batch) =>
        table.Properties.TryGetValue(Prefix + batch, out var text) ? Read(batch, text) : null;

    /// <summary>Gives all, newest first.</summary>
    public static IReadOnlyList<PastBatch> Of(TableMetadata table) =>
    [
        .. table.Properties.Where(property => property.Key.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(property => Read(property.Key[Prefix.Length..], property.Value)).OrderByDescending(batch => batch.SequenceNumber),
    ];

    /// <summary>Gives what is to be done in the change that lets snapshots go.</summary>
    /// <param name="table">The table as it is before.</param>
    /// <param name="gone">The snapshots that go.</param>
    public static IReadOnlyList<Update> Remember(TableMetadata table, IReadOnlyCollection<long> gone)
    {
        // Main's history ends before the first snapshot that goes: what a tag keeps beyond it is not found any more either.
        var fresh = table.Ancestors().SkipWhile(snapshot => !gone.Contains(snapshot.Id))
            .Where(snapshot => snapshot.Summary.ContainsKey(SummaryKeys.Batch)).Select(Of).ToList();
        if (fresh.Count == 0)
        {
            return [];
        }

        var before = Of(table);
        PastBatch[] all = [.. fresh.Concat(before).DistinctBy(batch => batch.Id).OrderByDescending(batch => batch.SequenceNumber)];
        var written = WithOneCursor(all.Take(Most)).ToDictionary(batch => Prefix + batch.Id, Text, StringComparer.Ordinal);
        var changed = written.Where(pair => !table.Properties.TryGetValue(pair.Key, out var has) || has != pair.Value)
            .ToDictionary(StringComparer.Ordinal);
        string[] dropped = [.. before.Select(batch => Prefix + batch.Id).Where(name => !written.ContainsKey(name))];
        return [new Update.SetProperties(changed), .. dropped.Length > 0 ? [new Update.RemoveProperties(dropped)] : Array.Empty<Update>()];
    }

    private static PastBatch Of(Snapshot snapshot) => new(
        snapshot.Summary[SummaryKeys.Batch], snapshot.SequenceNumber, DateTimeOffset.FromUnixTimeMilliseconds(snapshot.TimestampMs),
        snapshot.Summary.Where(pair => IsCarried(pair.Key)).ToDictionary(StringComparer.Ordinal));

    // Numbers of rows are little, and say what a batch was. What was taken of sources is large, and the newest says all.
    private static bool IsCarried(string key) => key == Cursor || key.StartsWith(Counts, StringComparison.Ordinal);

    private static IEnumerable<PastBatch> WithOneCursor(IEnumerable<PastBatch> newestFirst)
    {
        var has = false;
        foreach (var batch in newestFirst)
        {
            var summary = has ? batch.Summary.Where(pair => pair.Key != Cursor).ToDictionary(StringComparer.Ordinal) : batch.Summary;
            has |= summary.ContainsKey(Cursor);
            yield return batch with { Summary = summary };
        }
    }

    private static string Text(PastBatch batch) => string.Join('&',
        [
            string.Create(CultureInfo.InvariantCulture, $"{Sequence}={batch.SequenceNumber}"),
            string.Create(CultureInfo.InvariantCulture, $"{Time}={batch.Time.ToUnixTimeMilliseconds()}"),
            .. batch.Summary.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"),
        ]);

    private static PastBatch Read(string id, string text)
    {
        var members = text.Split('&').Select(part => part.Split('=', 2)).Where(part => part.Length == 2)
            .DistinctBy(part => part[0], StringComparer.Ordinal)
            .ToDictionary(part => part[0], part => Uri.UnescapeDataString(part[1]), StringComparer.Ordinal);
        var summary = members.Where(pair => IsCarried(pair.Key)).ToDictionary(StringComparer.Ordinal);
        summary[SummaryKeys.Batch] = id;
        var time = Math.Min(Number(members, Time), DateTimeOffset.MaxValue.ToUnixTimeMilliseconds());
        return new PastBatch(id, Number(members, Sequence), DateTimeOffset.FromUnixTimeMilliseconds(time), summary);
    }

    private static long Number(Dictionary<string, string> members, string name) =>
        members.TryGetValue(name, out var text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
