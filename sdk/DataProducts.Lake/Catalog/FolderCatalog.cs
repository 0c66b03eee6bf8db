using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using DataProducts.Lake.Commit;

namespace DataProducts.Lake.Catalog;

/// <summary>
/// Tables in folders. The newest <c>v&lt;N&gt;.metadata.json</c> is the truth, since creating it exclusively is what commits; the
/// pointer in SQLite follows it. A writer that dies between the two has committed, and whoever loads next moves the pointer on, so
/// engines that read the folder and those that ask the file never disagree for longer than that.
/// </summary>
internal sealed class FolderCatalog(string root, IObjectStore objects, SqlitePointers pointers, TimeProvider time) : ITableCatalog
{
    // A change whose requirements hold on is made on top of others; each round somebody's is.
    private const int MostRounds = 60;

    private readonly NewestVersions _known = new();

    /// <summary>Gives where a table is.</summary>
    public TableFolder FolderOf(TableId table) => new(table, Path.Combine(root, table.Namespace, table.Name));

    public async ValueTask<TableVersion?> LoadAsync(TableId table, CancellationToken cancellationToken = default) =>
        await NewestAsync(FolderOf(table), cancellationToken).ConfigureAwait(false) is > 0 and var newest
            ? await MetadataFiles.ReadAsync(objects, _known, table, FolderOf(table).Version(newest), cancellationToken).ConfigureAwait(false)
            : null;

    public async ValueTask<TableVersion?> TryCreateAsync(
        TableId table, TableCreation creation, CancellationToken cancellationToken = default)
    {
        var folder = FolderOf(table);
        var json = MetadataFiles.First(table, creation, folder.Root.Replace(Path.DirectorySeparatorChar, '/'), time);
        return await PublishAsync(folder, 1, json, cancellationToken).ConfigureAwait(false)
            ? new TableVersion(folder.Version(1), json)
            : null;
    }

    public async ValueTask<TableVersion?> TryCommitAsync(
        TableId table, TableChange change, CancellationToken cancellationToken = default)
    {
        var folder = FolderOf(table);
        for (var round = 0; round < MostRounds; round++)
        {
            if (await LoadAsync(table, cancellationToken).ConfigureAwait(false) is not { } current)
            {
                return null;
            }

            var version = TableFolder.VersionOf(current.MetadataLocation)!.Value + 1;
            if (MetadataFiles.Next(table, current, change, folder.Version(version), time) is not { } next)
            {
                return null;
            }

            if (await PublishAsync(folder, version, next.Metadata, cancellationToken).ConfigureAwait(false))
            {
                return _known.Keep(table, next);
            }
        }

        return null;
    }

    // The number stays taken: a slow writer must not create it again and believe that it has committed.
    public ValueTask DiscardAsync(TableId table, string metadataLocation, CancellationToken cancellationToken = default) =>
        objects.ReplaceAsync(metadataLocation, ReadOnlyMemory<byte>.Empty, cancellationToken);

    public async IAsyncEnumerable<TableId> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var table in await pointers.AllAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return table;
        }
    }

    private async Task<int> NewestAsync(TableFolder folder, CancellationToken cancellationToken)
    {
        var pointer = await pointers.FindAsync(folder.Id, cancellationToken).ConfigureAwait(false);
        var newest = pointer is null
            ? await NewestListedAsync(folder, cancellationToken).ConfigureAwait(false)
            : TableFolder.VersionOf(pointer)
                ?? throw LakeErrors.Unsupported($"Table {folder.Id}", "metadata files with other names than v<N>.metadata.json");
        while (await objects.ExistsAsync(folder.Version(newest + 1), cancellationToken).ConfigureAwait(false))
        {
            newest++;
        }

        if (newest > 0 && pointer != folder.Version(newest))
        {
            await MovePointerAsync(folder, pointer, newest, cancellationToken).ConfigureAwait(false);
        }

        return newest;
    }

    // Without a pointer (a lost catalog, or a crash right after a table's first file) the folder says what there is.
    private async Task<int> NewestListedAsync(TableFolder folder, CancellationToken cancellationToken)
    {
        var newest = 0;
        await foreach (var file in objects.ListAsync(folder.Metadata, cancellationToken).ConfigureAwait(false))
        {
            newest = Math.Max(newest, TableFolder.VersionOf(file.Location) ?? 0);
        }

        return newest;
    }

    private async Task<bool> PublishAsync(TableFolder folder, int version, ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // Not cancellable from here: a caller who gives up now could not know what happened.
        if (!await objects.TryCreateAsync(folder.Version(version), json, CancellationToken.None).ConfigureAwait(false))
        {
            return false;
        }

        try
        {
            await MovePointerAsync(folder, version == 1 ? null : folder.Version(version - 1), version, CancellationToken.None)
                .ConfigureAwait(false);
            var hint = Encoding.ASCII.GetBytes(version.ToString(CultureInfo.InvariantCulture));
            await objects.ReplaceAsync(folder.VersionHint, hint, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is LakeException or IOException or UnauthorizedAccessException)
        {
            // The version is committed; the next to load moves the pointer, and the hint is only a hint.
        }

        return true;
    }

    private async Task MovePointerAsync(TableFolder folder, string? pointer, int version, CancellationToken cancellationToken) =>
        _ = pointer is null
            ? await pointers.TryCreateAsync(folder.Id, folder.Version(version), cancellationToken).ConfigureAwait(false)
            : await pointers.TryMoveAsync(folder.Id, pointer, folder.Version(version), cancellationToken).ConfigureAwait(false);
}
