using DataProducts.Lake.Manifests;
using DataProducts.Lake.Metadata;
using DataProducts.Lake.Reading.Tables;

namespace DataProducts.Lake.Commit;

/// <summary>One table: its metadata, which the catalog keeps, and its files.</summary>
internal sealed class TableStore(TableFolder folder, IObjectStore objects, ITableCatalog catalog)
{
    // Tables are changed, other than by batches, a few times in their life; who meets so many others is in a loop with one of them.
    private const int MostAttempts = 60;

    public TableFolder Folder { get; } = folder;

    public IObjectStore Objects { get; } = objects;

    /// <summary>Reads the current metadata, or null if there is no table.</summary>
    public async Task<TableState?> TryLoadAsync(CancellationToken cancellationToken) =>
        await catalog.LoadAsync(Folder.Id, cancellationToken).ConfigureAwait(false) is { } version ? StateOf(version) : null;

    public async Task<TableState> LoadAsync(CancellationToken cancellationToken) =>
        await TryLoadAsync(cancellationToken).ConfigureAwait(false)
        ?? throw LakeErrors.Storage(Folder.Root, "the table is gone");

    /// <summary>Changes the table, unless it is not any more as the change requires.</summary>
    /// <returns>The table as it is then, or null.</returns>
    public async Task<TableState?> TryCommitAsync(Change change, CancellationToken cancellationToken) =>
        await catalog.TryCommitAsync(Folder.Id, change.ToTableChange(), cancellationToken).ConfigureAwait(false) is { } version
            ? StateOf(version)
            : null;

    /// <summary>Changes the table as often as others come between.</summary>
    /// <param name="change">Makes the change to the table as it is, or null where there is nothing to change; that it is the same table is
    /// required besides.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="loaded">The table, where it was loaded a moment ago.</param>
    /// <returns>The table as it is then.</returns>
    /// <exception cref="LakeException"><c>DP1505</c>: others were faster each time.</exception>
    public async Task<TableState> ChangeAsync(
        Func<TableState, Change?> change, CancellationToken cancellationToken, TableState? loaded = null)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var state = loaded ?? await LoadAsync(cancellationToken).ConfigureAwait(false);
            loaded = null;
            if (change(state) is not { } wanted)
            {
                return state;
            }

            var whole = wanted with { Requirements = [new Requirement.SameTable(state.Metadata.Uuid), .. wanted.Requirements] };
            if (await TryCommitAsync(whole, cancellationToken).ConfigureAwait(false) is { } changed)
            {
                return changed;
            }
        }

        throw LakeErrors.TooManyConflicts(Folder.Id, MostAttempts);
    }

    /// <summary>Makes a snapshot visible; not given up once it is asked for.</summary>
    /// <param name="change">The change that does it.</param>
    /// <param name="isDone">Tells by the table's metadata whether the change was made.</param>
    /// <param name="name">What is made visible, for messages.</param>
    /// <returns>False if the table is not any more as the change requires.</returns>
    /// <exception cref="LakeException">
    /// <c>DP1506</c>: the catalog's answer was lost and the table does not show the change, or cannot be asked. It may still be made, so
    /// no file that it names may be deleted. <c>DP1520</c>: the catalog does not know the change; it was not made.
    /// </exception>
    public async Task<bool> PublishAsync(Change change, Func<TableMetadata, bool> isDone, string name)
    {
        try
        {
            return await TryCommitAsync(change, CancellationToken.None).ConfigureAwait(false) is not null;
        }
        catch (Exception failure) when (failure is not LakeException { Id: "DP1520" })
        {
            return await IsDoneAsync(isDone).ConfigureAwait(false) ? true : throw LakeErrors.UnknownOutcome(Folder.Id, name, failure);
        }
    }

    /// <summary>Makes an old metadata file unreadable.</summary>
    public ValueTask DiscardAsync(string metadataLocation, CancellationToken cancellationToken) =>
        catalog.DiscardAsync(Folder.Id, metadataLocation, cancellationToken);

    /// <summary>Gives the files that a version of the metadata names.</summary>
    public TableFiles FilesOf(TableState state) =>
        new(Folder.Id.ToString(), Objects, path => Folder.Resolve(state.Metadata.Location, path));

    public Task<IReadOnlyList<ManifestFile>> ManifestsAsync(TableState state, Snapshot snapshot, CancellationToken cancellationToken) =>
        FilesOf(state).ManifestsAsync(snapshot, cancellationToken);

    public Task<Manifest> ManifestAsync(TableState state, ManifestFile manifest, CancellationToken cancellationToken) =>
        FilesOf(state).ManifestAsync(manifest, cancellationToken);

    public async Task<IReadOnlyList<ManifestEntry>> EntriesAsync(
        TableState state, ManifestFile manifest, CancellationToken cancellationToken) =>
        (await ManifestAsync(state, manifest, cancellationToken).ConfigureAwait(false)).Entries;

    private async Task<bool> IsDoneAsync(Func<TableMetadata, bool> isDone)
    {
        try
        {
            return isDone((await LoadAsync(CancellationToken.None).ConfigureAwait(false)).Metadata);
        }
        catch (Exception failure) when (failure is DataProductException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static TableState StateOf(TableVersion version) =>
        new(version.MetadataLocation, ParsedMetadata.Of(version));
}
