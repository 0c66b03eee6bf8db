using DataProducts.Lake.Catalog;
using DataProducts.Lake.Commit;
using DataProducts.Lake.Metadata;
using DataProducts.Lake.Partitions;
using DataProducts.Lake.Storage;

namespace DataProducts.Lake;

/// <summary>
/// The Iceberg tables (format version 2) of one jurisdiction in one folder, each in <c>namespace/name</c>; pointers in <c>catalog.db</c>.
/// </summary>
/// <remarks>
/// Safe for any number of threads and processes. A process that is killed at any moment leaves tables that can be read and written.
/// </remarks>
public sealed class LocalLake
{
    private readonly string _folder;
    private readonly TimeProvider _time;
    private readonly LocalObjectStore _objects;
    private readonly SqliteTableCatalog _catalog;

    /// <summary>Makes a lake; nothing is created before the first table is.</summary>
    /// <param name="folder">The folder, on a file system that has hard links.</param>
    /// <param name="time">The clock of snapshots.</param>
    public LocalLake(string folder, TimeProvider time)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(time);
        _folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        _time = time;
        _objects = new LocalObjectStore(_folder);
        _catalog = new SqliteTableCatalog(Path.Combine(_folder, "catalog.db"));
    }

    /// <summary>Opens a table, and creates it first if there is none.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">Its columns; a new table gives them field ids from 1 in this order. An optional column, or an optional field
    /// of a struct, that the table lacks is added to it; the rows that are there have no value in it.</param>
    /// <param name="partition">How its rows are divided into files; null or none for not at all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The table.</returns>
    /// <exception cref="LakeException">
    /// <c>DP1503</c>: the table has other columns. <c>DP1530</c>: the columns cannot be divided so. <c>DP1531</c>: the table is divided
    /// otherwise. <c>DP1505</c>: others changed the table all the time. <c>DP1501</c>, <c>DP1502</c>: its metadata cannot be used.
    /// </exception>
    public async Task<LakeTable> OpenOrCreateAsync(
        TableId table, IReadOnlyList<LakeColumn> columns, IReadOnlyList<PartitionColumn>? partition = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(columns);
        NewColumns.Check(columns);
        var store = StoreOf(table);
        var state = await store.TryLoadAsync(cancellationToken).ConfigureAwait(false)
            ?? await CreateAsync(store, columns, partition ?? [], cancellationToken).ConfigureAwait(false);
        (state, var has) = await new SchemaCommit(store, columns, _time).RunAsync(state, cancellationToken).ConfigureAwait(false);
        var spec = PartitionSpec.Of(table, partition ?? [], has);
        return spec.IsLike(state.Metadata.PartitionSpec)
            ? new LakeTable(store, _time, has, state.Metadata.PartitionSpec, state.Metadata.Current?.Id)
            : throw LakeErrors.OtherPartition(table, state.Metadata.PartitionSpec.ToString(), spec.ToString());
    }

    /// <summary>Opens a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The table, or null if there is none.</returns>
    /// <exception cref="LakeException"><c>DP1501</c>, <c>DP1502</c>: its metadata cannot be used.</exception>
    public async Task<LakeTable?> TryOpenAsync(TableId table, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        var store = StoreOf(table);
        return await store.TryLoadAsync(cancellationToken).ConfigureAwait(false) is { } state
            ? new LakeTable(
                store, _time, state.ColumnsOf(table, state.Metadata.CurrentSchema), state.Metadata.PartitionSpec, state.Metadata.Current?.Id)
            : null;
    }

    private async Task<TableState> CreateAsync(
        TableStore store, IReadOnlyList<LakeColumn> columns, IReadOnlyList<PartitionColumn> partition, CancellationToken cancellationToken)
    {
        var ids = new FieldIds(0);
        var own = ids.Next(columns);
        var spec = PartitionSpec.Of(store.Folder.Id, partition, own);
        var location = store.Folder.Root.Replace(Path.DirectorySeparatorChar, '/');
        var json = NewTable.Write(Guid.NewGuid(), location, own, ids.Last, spec, _time.GetUtcNow().ToUnixTimeMilliseconds());
        cancellationToken.ThrowIfCancellationRequested();
        _ = await store.TryCommitAsync(1, json).ConfigureAwait(false); // false: another one was faster, and that table is opened
        return await store.LoadAsync(cancellationToken).ConfigureAwait(false);
    }

    private TableStore StoreOf(TableId table) =>
        new(new TableFolder(table, Path.Combine(_folder, table.Namespace, table.Name)), _objects, _catalog);
}
