using System.Globalization;
using DataProducts.Lake.Manifests;

namespace DataProducts.Lake.Commit;

/// <summary>The metadata files that a commit writes, to take back those that it does not need in the end.</summary>
/// <param name="store">The table.</param>
/// <param name="name">What the files are called by: the batch.</param>
internal sealed class CommitFiles(TableStore store, string name)
{
    private readonly List<string> _written = [];
    private readonly string _attempt = RandomIds.Attempt();
    private int _manifests;

    /// <summary>Writes a manifest.</summary>
    /// <returns>Where it is, in the table's own terms.</returns>
    public Task<string> WriteManifestAsync(TableState state, byte[] content, CancellationToken cancellationToken) =>
        WriteAsync(state, string.Create(CultureInfo.InvariantCulture, $"metadata/{name}-{_attempt}-m{_manifests++}.avro"), content, cancellationToken);

    /// <summary>Writes a manifest list.</summary>
    /// <returns>Where it is, in the table's own terms.</returns>
    public Task<string> WriteListAsync(
        TableState state, long snapshotId, int round, byte[] content, CancellationToken cancellationToken) => WriteAsync(
            state, string.Create(CultureInfo.InvariantCulture, $"metadata/snap-{snapshotId}-{round + 1}-{_attempt}.avro"), content, cancellationToken);

    /// <summary>Takes back what was written, but for what a snapshot names.</summary>
    /// <param name="state">The table; null to take back everything.</param>
    /// <param name="list">The snapshot's manifest list.</param>
    /// <param name="manifests">The manifests that it names.</param>
    public async Task TakeBackAsync(TableState? state = null, string? list = null, IReadOnlyList<ManifestFile>? manifests = null)
    {
        var kept = new HashSet<string>(StringComparer.Ordinal);
        if (state is not null)
        {
            kept.Add(store.Folder.Resolve(state.Metadata.Location, list!));
            kept.UnionWith(manifests!.Select(manifest => store.Folder.Resolve(state.Metadata.Location, manifest.Path)));
        }

        foreach (var location in _written.Where(location => !kept.Contains(location)))
        {
            await OwnFiles.TryDeleteAsync(store.Objects, location).ConfigureAwait(false);
        }
    }

    private async Task<string> WriteAsync(TableState state, string relative, byte[] content, CancellationToken cancellationToken)
    {
        var location = store.Folder.Of(relative);
        try
        {
            if (!await store.Objects.TryCreateAsync(location, content, cancellationToken).ConfigureAwait(false))
            {
                throw LakeErrors.Storage(location, "another file has this name");
            }
        }
        catch (IOException failure)
        {
            throw LakeErrors.NotWritten(location, failure);
        }

        _written.Add(location);
        return state.Logical(relative);
    }
}
