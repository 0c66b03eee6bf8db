using DataProducts.Lake.History;
using DataProducts.Lake.Reading.Tables;
using DataProducts.Lake.Storage;

namespace DataProducts.Lake.Commit;

/// <summary>
/// Removes what crashed runs left: files of the table that no kept snapshot names, once they are older than any run may last.
/// </summary>
internal sealed class OrphanSweep(TableStore store, TimeProvider time, RemovedFiles? witness = null)
{
    public Task<int> RunAsync(TimeSpan olderThan, CancellationToken cancellationToken) => RunAsync(time.GetUtcNow() - olderThan, cancellationToken);

    /// <summary>Removes orphans of whatever age: only where the caller keeps every writer away.</summary>
    public Task<int> RunAsync(CancellationToken cancellationToken) => RunAsync(DateTimeOffset.MaxValue, cancellationToken);

    private async Task<int> RunAsync(DateTimeOffset limit, CancellationToken cancellationToken)
    {
        var candidates = new List<string>();
        foreach (var folder in (string[])[store.Folder.Data, store.Folder.Metadata])
        {
            await foreach (var file in store.Objects.ListAsync(folder, cancellationToken).ConfigureAwait(false))
            {
                if (file.LastModified < limit && (folder == store.Folder.Data || IsCommits(file.Location)))
                {
                    candidates.Add(file.Location);
                }
            }
        }

        // Listed before loaded: what is committed between the two is known, and not taken for an orphan.
        var known = await KnownAsync(cancellationToken).ConfigureAwait(false);
        var removed = 0;
        foreach (var location in candidates)
        {
            if (!known.Contains(location))
            {
                await RemovedFiles.DeleteAsync(witness, store, location, cancellationToken).ConfigureAwait(false);
                removed++;
            }
        }

        return removed;
    }

    // Beside what commits write, the folder has what no snapshot names and which is needed all the same: the catalog's metadata files,
    // under names of its own, hints, and other engines' statistics.
    private static bool IsCommits(string location)
    {
        var name = FileLocations.NameOf(location);
        return name.EndsWith(".avro", StringComparison.Ordinal) || name.StartsWith(LocalUpload.TemporaryPrefix, StringComparison.Ordinal);
    }

    /// <summary>Gives the location of every file that a snapshot names.</summary>
    public async Task<HashSet<string>> KnownAsync(CancellationToken cancellationToken)
    {
        var state = await store.LoadAsync(cancellationToken).ConfigureAwait(false);
        var known = new ReachableFiles(store, state);
        await known.AddAsync(state.Metadata.Snapshots.Values, cancellationToken).ConfigureAwait(false);
        return known.Locations;
    }
}
