using System.Globalization;
using DataProducts.Lake.Manifests;

namespace DataProducts.Lake.Commit;

/// <summary>Makes a snapshot's summary. The totals are optional in the specification, but Redshift refuses tables without them.</summary>
internal static class AppendSummary
{
    public static IReadOnlyDictionary<string, string> Of(
        string batch, IReadOnlyList<FileEntry> files, IReadOnlyDictionary<string, string>? parent,
        IReadOnlyDictionary<string, string> given)
    {
        var summary = new Dictionary<string, string>(given, StringComparer.Ordinal)
        {
            [SummaryKeys.Operation] = "append",
            [SummaryKeys.Batch] = batch,
        };
        Count(summary, parent, "data-files", files.Count);
        Count(summary, parent, "records", files.Sum(file => file.Rows));
        Count(summary, parent, "files-size", files.Sum(file => file.Bytes));
        foreach (var kind in (ReadOnlySpan<string>)["delete-files", "position-deletes", "equality-deletes"])
        {
            Total(summary, parent, kind, 0);
        }

        return summary;
    }

    private static void Count(Dictionary<string, string> summary, IReadOnlyDictionary<string, string>? parent, string kind, long added)
    {
        summary[$"added-{kind}"] = added.ToString(CultureInfo.InvariantCulture);
        Total(summary, parent, kind, added);
    }

    // As Java does it: where the parent has no total there is none to add to.
    private static void Total(Dictionary<string, string> summary, IReadOnlyDictionary<string, string>? parent, string kind, long added)
    {
        var key = $"total-{kind}";
        if (parent is null)
        {
            summary[key] = added.ToString(CultureInfo.InvariantCulture);
        }
        else if (parent.TryGetValue(key, out var text)
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var before))
        {
            summary[key] = (before + added).ToString(CultureInfo.InvariantCulture);
        }
    }
}
