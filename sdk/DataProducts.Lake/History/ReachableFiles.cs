using DataProducts.Lake.Commit;
using DataProducts.Lake.Manifests;
using DataProducts.Lake.Metadata;

namespace DataProducts.Lake.History;

/// <summary>The files that snapshots name, each manifest read once.</summary>
internal sealed class ReachableFiles(TableStore store, TableState state)
{
    private readonly HashSet<string> _manifests = new(StringComparer.Ordinal);

    /// <summary>Gets where the lists, manifests and files of rows and deletes are.</summary>
    public HashSet<string> Locations { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds what snapshots name; of files only those that are rows of the snapshot, or were until it.</summary>
    public async Task AddAsync(IEnumerable<Snapshot> snapshots, CancellationToken cancellationToken)
    {
        foreach (var snapshot in snapshots)
        {
            Locations.Add(Resolve(snapshot.ManifestList));
            foreach (var manifest in await store.ManifestsAsync(state, snapshot, cancellationToken).ConfigureAwait(false))
            {
                await AddAsync(manifest, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Gives a location in the store of what the metadata names.</summary>
    public string Resolve(string path) => store.Folder.Resolve(state.Metadata.Location, path);

    private async Task AddAsync(ManifestFile manifest, CancellationToken cancellationToken)
    {
        Locations.Add(Resolve(manifest.Path));
        if (!_manifests.Add(manifest.Path))
        {
            return;
        }

        foreach (var entry in await store.EntriesAsync(state, manifest, cancellationToken).ConfigureAwait(false))
        {
            if (entry.Status != EntryStatus.Deleted)
            {
                Locations.Add(Resolve(entry.File.Path));
            }
        }
    }
}
