using DataProducts.Lake.Manifests;
using DataProducts.Lake.Metadata;
using DataProducts.Lake.Reading.Tables;

namespace DataProducts.Lake.Commit;

/// <summary>One table: its metadata, which the catalog keeps, and its files.</summary>
internal sealed class TableStore(TableFolder folder, IObjectStore objects, ITableCatalog catalog)
{
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

    private static TableState StateOf(TableVersion version) =>
        new(version.MetadataLocation, ParsedMetadata.Of(version));
}
