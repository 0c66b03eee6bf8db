using System.Globalization;

namespace DataProducts.Contracts;

/// <content>What a command and the build ask: is an entry too old, and does it still suppress anything? The analyzers read no clock.</content>
public sealed partial class DiffSuppressions
{
    /// <summary>Reads the file.</summary>
    /// <param name="json">The file's text.</param>
    /// <param name="path">The file, for messages.</param>
    /// <param name="today">The day, by which no entry may be over.</param>
    /// <returns>The suppressions.</returns>
    /// <exception cref="DataProductException"><c>DP1252</c> the file is malformed, or an entry has no reason; <c>DP1253</c> an entry is
    /// over.</exception>
    public static DiffSuppressions Parse(string json, string path, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (TryRead(json, out var problem) is not { } read)
        {
            throw new DataProductException(ManifestErrors.MalformedSuppressions, $"{path} {problem}. Correct the file (docs/diff.md).");
        }

        var day = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return read.Entries.FirstOrDefault(entry => string.CompareOrdinal(entry.Expires, day) < 0) is { } over
            ? throw new DataProductException(
                ManifestErrors.ExpiredSuppression,
                $"{path}: what suppresses {over.Name} expired on {over.Expires}. Mend the contract, or look again and give a later day.")
            : read;
    }

    /// <summary>Finds the entries that suppress nothing any more.</summary>
    /// <param name="diffs">The differences to which the list was applied.</param>
    /// <returns>What each unused entry is for, of the products that were compared.</returns>
    public IReadOnlyList<string> Unused(IReadOnlyCollection<ContractDiff> diffs)
    {
        ArgumentNullException.ThrowIfNull(diffs);
        var used = diffs.SelectMany(diff => diff.Suppressed).Select(one => one.By).ToHashSet();
        return [.. Entries.Where(entry => !used.Contains(entry) && diffs.Any(diff => diff.Product == entry.Product)).Select(entry => entry.Name)];
    }
}
