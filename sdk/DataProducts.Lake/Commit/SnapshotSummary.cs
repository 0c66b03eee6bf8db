using System.Globalization;

namespace DataProducts.Lake.Commit;

/// <summary>
/// Makes a snapshot's summary (Iceberg specification, Optional Snapshot Summary Fields). The totals are optional there, but Redshift
/// refuses tables without them.
/// </summary>
internal static class SnapshotSummary
{
    public static IReadOnlyDictionary<string, string> Of(
        string? batch, SnapshotContent content, IReadOnlyDictionary<string, string>? parent, IReadOnlyDictionary<string, string> given)
    {
        var summary = new Dictionary<string, string>(given, StringComparer.Ordinal) { [SummaryKeys.Operation] = content.Operation };
        if (batch is not null)
        {
            summary[SummaryKeys.Batch] = batch;
        }

        var counts = new Counts(summary, parent, isAppend: content.Operation == SummaryKeys.Append);
        var (added, removed) = (content.Added, content.Removed);
        counts.Add("data-files", "deleted-data-files", added.DataFiles, removed.DataFiles);
        counts.Add("records", "deleted-records", added.Records, removed.Records);
        counts.Add("files-size", "removed-files-size", added.Bytes, removed.Bytes);
        counts.Add("delete-files", "removed-delete-files", added.DeleteFiles, removed.DeleteFiles);
        counts.Add("position-deletes", "removed-position-deletes", added.PositionDeletes, removed.PositionDeletes);
        counts.Add("equality-deletes", "removed-equality-deletes", added.EqualityDeletes, removed.EqualityDeletes);
        return summary;
    }

    private readonly struct Counts(Dictionary<string, string> summary, IReadOnlyDictionary<string, string>? parent, bool isAppend)
    {
        public void Add(string kind, string removedKey, long added, long removed)
        {
            var isData = kind is "data-files" or "records" or "files-size";
            if (added > 0 || (isAppend && isData))
            {
                summary[$"added-{kind}"] = Text(added);
            }

            if (removed > 0)
            {
                summary[removedKey] = Text(removed);
            }

            // As Java does it: where the parent has no total there is none to add to.
            var key = $"total-{kind}";
            if (parent is null)
            {
                summary[key] = Text(added);
            }
            else if (parent.TryGetValue(key, out var text)
                && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var before) && before + added >= removed)
            {
                summary[key] = Text(before + added - removed);
            }
        }

        private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
