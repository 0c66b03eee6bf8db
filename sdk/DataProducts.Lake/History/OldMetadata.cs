using DataProducts.Lake.Commit;
using DataProducts.Lake.Reading.Tables;

namespace DataProducts.Lake.History;

/// <summary>Removes metadata files of the past: they tell what expired snapshots held, bounds of values among it.</summary>
internal sealed class OldMetadata(TableStore store)
{
    private const string Suffix = ".metadata.json";

    /// <summary>Removes every metadata file but the current one.</summary>
    /// <returns>Where they were.</returns>
    public async Task<IReadOnlyList<string>> DiscardAsync(CancellationToken cancellationToken)
    {
        var listed = new List<string>();
        await foreach (var file in store.Objects.ListAsync(store.Folder.Metadata, cancellationToken).ConfigureAwait(false))
        {
            // An empty one was removed before, and keeps its name taken.
            if (file.Location.EndsWith(Suffix, StringComparison.Ordinal) && file.Length > 0)
            {
                listed.Add(file.Location);
            }
        }

        var state = await store.LoadAsync(cancellationToken).ConfigureAwait(false);
        var log = state.Metadata.MetadataLog.Select(location => FileLocations.NameOf(location).ToString()).ToHashSet(StringComparer.Ordinal);
        var gone = new List<string>();
        foreach (var location in listed.Where(location => IsOld(location, state, log)).Order(StringComparer.Ordinal))
        {
            await store.DiscardAsync(location, cancellationToken).ConfigureAwait(false);
            gone.Add(location);
        }

        return gone;
    }

    // Only what was current once: a file that is not may be about to be, by another writer. By name, since a catalog may spell the same
    // place otherwise than the store that lists it.
    private static bool IsOld(string location, TableState state, HashSet<string> log) =>
        !FileLocations.NameOf(location).SequenceEqual(FileLocations.NameOf(state.Location))
        && (log.Contains(FileLocations.NameOf(location).ToString())
            || (TableFolder.VersionOf(location) is { } version && version < TableFolder.VersionOf(state.Location)));
}
