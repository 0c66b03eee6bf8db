using System.Globalization;
using System.Text;
using DataProducts.Lake.Manifests;
using DataProducts.Lake.Metadata;

namespace DataProducts.Lake.Commit;

/// <summary>
/// One table's files. The newest <c>v&lt;N&gt;.metadata.json</c> is the truth, since creating it exclusively is what commits; the
/// catalog's pointer follows it. A writer that dies between the two has committed, and whoever loads next moves the pointer on, so
/// engines that read the folder and those that ask the catalog never disagree for longer than that.
/// </summary>
internal sealed class TableStore(TableFolder folder, IObjectStore objects, ITableCatalog catalog)
{
    // Iceberg aims at manifests of 8 MB.
    private const int MostAvroBytes = 128 * 1024 * 1024;

    public TableFolder Folder { get; } = folder;

    public IObjectStore Objects { get; } = objects;

    /// <summary>Reads the newest metadata, or null if there is no table.</summary>
    public async Task<TableState?> TryLoadAsync(CancellationToken cancellationToken)
    {
        var pointer = await catalog.LoadAsync(Folder.Id, cancellationToken).ConfigureAwait(false);
        var known = pointer is null
            ? await NewestListedAsync(cancellationToken).ConfigureAwait(false)
            : TableFolder.VersionOf(pointer)
                ?? throw LakeErrors.Unsupported($"Table {Folder.Id}", "metadata files with other names than v<N>.metadata.json");
        var newest = known;
        while (await Objects.ExistsAsync(Folder.Version(newest + 1), cancellationToken).ConfigureAwait(false))
        {
            newest++;
        }

        if (newest == 0)
        {
            return null;
        }

        if (pointer != Folder.Version(newest))
        {
            await MovePointerAsync(pointer, newest, cancellationToken).ConfigureAwait(false);
        }

        var json = await ReadAsync(Folder.Version(newest), TableMetadataReader.MostBytes, cancellationToken).ConfigureAwait(false);
        return new TableState(newest, TableMetadataReader.Read(json, Folder.Version(newest)), json);
    }

    public async Task<TableState> LoadAsync(CancellationToken cancellationToken) =>
        await TryLoadAsync(cancellationToken).ConfigureAwait(false)
        ?? throw LakeErrors.Storage(Folder.Root, "the table is gone");

    /// <summary>Commits a version, unless another writer made it first.</summary>
    /// <returns>True if the version is this caller's.</returns>
    public async Task<bool> TryCommitAsync(int version, ReadOnlyMemory<byte> json)
    {
        // Not cancellable from here: a caller who gives up now could not know what happened.
        if (!await Objects.TryCreateAsync(Folder.Version(version), json, CancellationToken.None).ConfigureAwait(false))
        {
            return false;
        }

        await FollowAsync(version).ConfigureAwait(false);
        return true;
    }

    public async Task<IReadOnlyList<ManifestFile>> ManifestsAsync(
        TableState state, Snapshot snapshot, CancellationToken cancellationToken)
    {
        var location = Folder.Resolve(state.Metadata.Location, snapshot.ManifestList);
        var bytes = await ReadAsync(location, MostAvroBytes, cancellationToken).ConfigureAwait(false);
        return ManifestListReader.Read(bytes, location);
    }

    public async Task<IReadOnlyList<ManifestEntry>> EntriesAsync(
        TableState state, ManifestFile manifest, CancellationToken cancellationToken)
    {
        var location = Folder.Resolve(state.Metadata.Location, manifest.Path);
        var bytes = await ReadAsync(location, MostAvroBytes, cancellationToken).ConfigureAwait(false);
        return bytes.Length == manifest.Length
            ? ManifestReader.Read(bytes, manifest)
            : throw LakeErrors.InvalidAvro(location, $"it has {bytes.Length} bytes where its list says {manifest.Length}");
    }

    private async Task<byte[]> ReadAsync(string location, int most, CancellationToken cancellationToken)
    {
        try
        {
            var stream = await Objects.OpenReadAsync(location, cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                if (stream.Length > most)
                {
                    throw LakeErrors.Storage(location, $"it has more than {most} bytes");
                }

                var bytes = new byte[stream.Length];
                await stream.ReadExactlyAsync(bytes, cancellationToken).ConfigureAwait(false);
                return bytes;
            }
        }
        catch (FileNotFoundException missing)
        {
            throw LakeErrors.Storage(location, "the file is missing", missing);
        }
    }

    // Without a pointer (a lost catalog, or a crash right after a table's first file) the folder says what there is.
    private async Task<int> NewestListedAsync(CancellationToken cancellationToken)
    {
        var newest = 0;
        await foreach (var file in Objects.ListAsync(Folder.Metadata, cancellationToken).ConfigureAwait(false))
        {
            newest = Math.Max(newest, TableFolder.VersionOf(file.Location) ?? 0);
        }

        return newest;
    }

    private async Task FollowAsync(int version)
    {
        try
        {
            var pointer = version == 1 ? null : Folder.Version(version - 1);
            await MovePointerAsync(pointer, version, CancellationToken.None).ConfigureAwait(false);
            var hint = Encoding.ASCII.GetBytes(version.ToString(CultureInfo.InvariantCulture));
            await Objects.ReplaceAsync(Folder.VersionHint, hint, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is LakeException or IOException or UnauthorizedAccessException)
        {
            // The version is committed; the next to load moves the pointer, and the hint is only a hint.
        }
    }

    private async Task MovePointerAsync(string? pointer, int version, CancellationToken cancellationToken) =>
        _ = pointer is null
            ? await catalog.TryCreateAsync(Folder.Id, Folder.Version(version), cancellationToken).ConfigureAwait(false)
            : await catalog.TryCommitAsync(Folder.Id, pointer, Folder.Version(version), cancellationToken).ConfigureAwait(false);
}
