using System.Globalization;
using DataProducts.Lake.Manifests;

namespace DataProducts.Lake.Commit;

/// <summary>
/// Joins small manifests once there are many, so that reading and committing stay as fast after a thousand snapshots as after ten. By the
/// table's properties, whose names and defaults are Iceberg's.
/// </summary>
internal static class ManifestMerge
{
    private const int LeastToMerge = 100;
    private const long TargetBytes = 8 * 1024 * 1024;

    /// <summary>Gives the parent's manifests, small ones joined where there are too many.</summary>
    public static async Task<IReadOnlyList<ManifestFile>> MergedAsync(CommitRound round, CancellationToken cancellationToken)
    {
        var manifests = await round.ManifestsAsync(cancellationToken).ConfigureAwait(false);
        var properties = round.State.Metadata.Properties;
        var target = Number(properties, "commit.manifest.target-size-bytes", TargetBytes);
        if (properties.GetValueOrDefault("commit.manifest-merge.enabled") == "false"
            || manifests.Count < Number(properties, "commit.manifest.min-count-to-merge", LeastToMerge))
        {
            return manifests;
        }

        var merged = new List<ManifestFile>();
        foreach (var bin in Bins(manifests, target))
        {
            if (bin.Count == 1)
            {
                merged.Add(bin[0]);
            }
            else
            {
                merged.Add(await JoinAsync(round, bin, cancellationToken).ConfigureAwait(false));
            }
        }

        return merged;
    }

    // Neighbours of one spec and content, in the order in which they came, up to the size aimed at.
    private static IEnumerable<List<ManifestFile>> Bins(IReadOnlyList<ManifestFile> manifests, long target)
    {
        foreach (var alike in manifests.GroupBy(manifest => (manifest.PartitionSpecId, manifest.Deletes)))
        {
            var bin = new List<ManifestFile>();
            var bytes = 0L;
            foreach (var manifest in alike)
            {
                if (bin.Count > 0 && bytes + manifest.Length > target)
                {
                    yield return bin;
                    (bin, bytes) = ([], 0);
                }

                bin.Add(manifest);
                bytes += manifest.Length;
            }

            yield return bin;
        }
    }

    private static async Task<ManifestFile> JoinAsync(CommitRound round, List<ManifestFile> bin, CancellationToken cancellationToken)
    {
        var entries = new List<ManifestEntry>();
        ManifestHead? head = null;
        foreach (var file in bin)
        {
            var manifest = await round.Store.ManifestAsync(round.State, file, cancellationToken).ConfigureAwait(false);
            head = manifest.Head;
            entries.AddRange(manifest.Entries.Where(entry => entry.Status != EntryStatus.Deleted)
                .Select(entry => entry with { Status = EntryStatus.Existing }));
        }

        return await ManifestOutput.WriteAsync(round, head!, entries, cancellationToken).ConfigureAwait(false);
    }

    private static long Number(IReadOnlyDictionary<string, string> properties, string name, long otherwise) =>
        properties.TryGetValue(name, out var text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : otherwise;
}
