using System.Runtime.CompilerServices;
using DataProducts.Lake.Metadata;
using DataProducts.Lake.Reading.Tables;

namespace DataProducts.Lake;

/// <summary>
/// An Iceberg table (format version 1 or 2) of any writer, read as it was when it was opened. Row-level deletes are applied.
/// </summary>
/// <remarks>
/// A file is opened only if it is below the table's folder, or below a location that the caller gave: metadata cannot lead elsewhere. Not
/// read, and refused with <c>DP1502</c>: format version 3 with its deletion vectors, files that are not Parquet, encryption.
/// </remarks>
public sealed class IcebergTable
{
    private readonly TableMetadata _metadata;
    private readonly TableFiles _files;

    private IcebergTable(TableMetadata metadata, TableFiles files)
    {
        (_metadata, _files) = (metadata, files);
        Columns = TableColumns.Of(files.Name, metadata, metadata.CurrentSchema);
    }

    /// <summary>Gets the columns as they are now, in order; an older snapshot may have others.</summary>
    public IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>Gets the current snapshot; null of a table without one.</summary>
    public long? CurrentSnapshotId => _metadata.Current?.Id;

    /// <summary>Gets the snapshots that are kept, oldest first.</summary>
    public IReadOnlyList<long> Snapshots => [.. _metadata.Snapshots.Values.OrderBy(snapshot => snapshot.TimestampMs).Select(snapshot => snapshot.Id)];

    /// <summary>Opens a table.</summary>
    /// <param name="objects">The store that has its files.</param>
    /// <param name="location">The table's metadata file (<c>*.metadata.json</c>, compressed or not), as its catalog names it; or the
    /// table's folder, of which the newest metadata file is taken.</param>
    /// <param name="relocated">Where folders are that the metadata names and that are elsewhere: for each location as it is written
    /// there its location in the store. The table's own folder is known: it is where the metadata file is. Null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The table.</returns>
    /// <exception cref="LakeException"><c>DP1514</c>: there is no table. <c>DP1501</c>, <c>DP1502</c>: its metadata cannot be used.
    /// <c>DP1509</c>: a file is missing.</exception>
    public static async Task<IcebergTable> OpenAsync(
        IObjectStore objects, string location, IReadOnlyDictionary<string, string>? relocated = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(objects);
        ArgumentException.ThrowIfNullOrEmpty(location);
        var search = new MetadataSearch(objects);
        var file = await search.FindAsync(location.TrimEnd('/', '\\'), cancellationToken).ConfigureAwait(false);
        var metadata = await search.ReadAsync(file, cancellationToken).ConfigureAwait(false);
        var folders = new Dictionary<string, string>(relocated ?? new Dictionary<string, string>(), StringComparer.Ordinal);
        _ = folders.TryAdd(metadata.Location, FolderOf(file));
        var locations = new FileLocations(file, folders);
        return new IcebergTable(metadata, new TableFiles(file, objects, locations.Resolve));
    }

    /// <summary>Reads columns of a snapshot.</summary>
    /// <param name="snapshotId">The snapshot.</param>
    /// <param name="columns">The columns' names as they were at the snapshot, in the order in which the batches have them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The rows that are not deleted; a batch is valid until the next one is asked for.</returns>
    /// <exception cref="LakeException"><c>DP1508</c>: there is no such snapshot. <c>DP1502</c>: it has what is not read. <c>DP1504</c>,
    /// <c>DP1510</c>, <c>DP1512</c>: a file cannot be read. <c>DP1513</c>: it has too many row-level deletes.</exception>
    /// <exception cref="ArgumentException">The snapshot has no such column.</exception>
    public async IAsyncEnumerable<ColumnBatch> ReadAsync(
        long snapshotId, IReadOnlyList<string> columns, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var snapshot = _metadata.Find(snapshotId) ?? throw LakeErrors.NoSnapshot(_files.Name, snapshotId);
        await foreach (var rows in new SnapshotScan(_files, _metadata, snapshot, columns).ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return rows;
        }
    }

    /// <summary>Gives the columns of a snapshot.</summary>
    /// <param name="snapshotId">The snapshot.</param>
    /// <returns>The columns in order.</returns>
    /// <exception cref="LakeException"><c>DP1508</c>: there is no such snapshot.</exception>
    public IReadOnlyList<TableColumn> ColumnsOf(long snapshotId) => TableColumns.Of(
        _files.Name, _metadata, _metadata.SchemaOf(_metadata.Find(snapshotId) ?? throw LakeErrors.NoSnapshot(_files.Name, snapshotId)));

    // <table>/metadata/<file>
    private static string FolderOf(string metadataFile)
    {
        var folder = Above(metadataFile);
        return folder.EndsWith("/metadata", StringComparison.Ordinal) || folder.EndsWith("\\metadata", StringComparison.Ordinal) ? Above(folder) : folder;
    }

    private static string Above(string location) => location.LastIndexOfAny(['/', '\\']) is > 0 and var end ? location[..end] : location;
}
