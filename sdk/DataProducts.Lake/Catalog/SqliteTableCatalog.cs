using System.Globalization;
using System.Runtime.CompilerServices;
using DataProducts.Lake.Commit;

namespace DataProducts.Lake.Catalog;

/// <summary>
/// Tables whose current metadata file is what a SQLite file says, as PyIceberg's SQL catalog and Java's JDBC catalog have it; moving the
/// pointer by compare and swap is what commits, so these and we may write the same tables.
/// </summary>
internal sealed class SqliteTableCatalog(string root, IObjectStore objects, SqlitePointers pointers, TimeProvider time) : ITableCatalog
{
    private const int MostRounds = 60;

    private readonly NewestVersions _known = new();

    public async ValueTask<TableVersion?> LoadAsync(TableId table, CancellationToken cancellationToken = default) =>
        await pointers.FindAsync(table, cancellationToken).ConfigureAwait(false) is { } location
            ? await MetadataFiles.ReadAsync(objects, _known, table, location, cancellationToken).ConfigureAwait(false)
            : null;

    public async ValueTask<TableVersion?> TryCreateAsync(
        TableId table, TableCreation creation, CancellationToken cancellationToken = default)
    {
        var folder = $"{root}/{table.Namespace}/{table.Name}";
        var json = MetadataFiles.First(table, creation, folder, time);
        var first = new TableVersion(NameIn($"{creation.Location ?? folder}/metadata", 0), json);
        await WriteAsync(first, cancellationToken).ConfigureAwait(false);
        var created = await pointers.TryCreateAsync(table, first.MetadataLocation, CancellationToken.None).ConfigureAwait(false);
        return await KeepAsync(table, first, created).ConfigureAwait(false);
    }

    public async ValueTask<TableVersion?> TryCommitAsync(
        TableId table, TableChange change, CancellationToken cancellationToken = default)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            if (await LoadAsync(table, cancellationToken).ConfigureAwait(false) is not { } current)
            {
                return null;
            }

            var folder = current.MetadataLocation[..current.MetadataLocation.LastIndexOf('/')];
            var location = NameIn(folder, NumberOf(current.MetadataLocation) + 1);
            if (MetadataFiles.Next(table, current, change, location, time) is not { } next)
            {
                return null;
            }

            await WriteAsync(next, cancellationToken).ConfigureAwait(false);
            var moved = await pointers.TryMoveAsync(table, current.MetadataLocation, location, CancellationToken.None).ConfigureAwait(false);
            if (await KeepAsync(table, next, moved).ConfigureAwait(false) is { } kept)
            {
                return kept;
            }
        }

        return null;
    }

    public ValueTask DiscardAsync(TableId table, string metadataLocation, CancellationToken cancellationToken = default) =>
        objects.DeleteAsync(metadataLocation, cancellationToken); // names are random, so none is ever taken again

    public async IAsyncEnumerable<TableId> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var table in await pointers.AllAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return table;
        }
    }

    // 00012-<uuid>.metadata.json: the number is for people, the UUID makes the name.
    private static int NumberOf(string location)
    {
        var name = location.AsSpan(location.LastIndexOf('/') + 1);
        var dash = name.IndexOf('-');
        return dash > 0 && int.TryParse(name[..dash], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    private static string NameIn(string folder, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{folder}/{number:D5}-{Guid.NewGuid()}.metadata.json");

    private async Task WriteAsync(TableVersion version, CancellationToken cancellationToken)
    {
        if (!await objects.TryCreateAsync(version.MetadataLocation, version.Metadata, cancellationToken).ConfigureAwait(false))
        {
            throw LakeErrors.Storage(version.MetadataLocation, "another file has this name");
        }
    }

    private async Task<TableVersion?> KeepAsync(TableId table, TableVersion version, bool isCurrent)
    {
        if (isCurrent)
        {
            return _known.Keep(table, version);
        }

        await OwnFiles.TryDeleteAsync(objects, version.MetadataLocation).ConfigureAwait(false);
        return null;
    }
}
