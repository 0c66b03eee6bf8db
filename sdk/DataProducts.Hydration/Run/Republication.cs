using System.Globalization;

namespace DataProducts.Hydration;

/// <summary>Makes the next version of what is published where a table's rows changed without a batch: some were removed.</summary>
internal static class Republication
{
    private const char Mark = '+';

    /// <summary>Gives the batch that a published version is of; one whose rows were removed in part is still of its batch.</summary>
    public static string BatchOf(string published) => published.IndexOf(Mark, StringComparison.Ordinal) is >= 0 and var mark ? published[..mark] : published;

    /// <summary>Gives the version with another snapshot of one jurisdiction; null if it has that one, or none of the jurisdiction.</summary>
    /// <remarks>A store takes a batch's version once, so this one's says which snapshot made it another.</remarks>
    /// <param name="current">What is published.</param>
    /// <param name="jurisdiction">Whose table changed.</param>
    /// <param name="snapshot">Its newest snapshot.</param>
    /// <param name="now">The time.</param>
    public static PublishedVersion? Next(PublishedVersion current, Jurisdiction jurisdiction, long snapshot, DateTimeOffset now) =>
        current.Snapshots.TryGetValue(jurisdiction, out var published) && published != snapshot
            ? current with
            {
                Batch = string.Create(CultureInfo.InvariantCulture, $"{BatchOf(current.Batch)}{Mark}{snapshot}"),
                Published = now,
                Snapshots = new Dictionary<Jurisdiction, long>(current.Snapshots) { [jurisdiction] = snapshot },
            }
            : null;
}
