using DataProducts.Lake.Catalog;
using DataProducts.Lake.Commit;
using DataProducts.Lake.Evolution;
using DataProducts.Lake.Metadata;
using DataProducts.Lake.Partitions;
using DataProducts.Lake.Storage;

namespace DataProducts.Lake;

/// <summary>The Iceberg tables (format version 2) of one jurisdiction: in a folder, or wherever a catalog and an object store have them.</summary>
/// <remarks>
/// Safe for any number of threads and processes. A process that is killed at any moment leaves tables that can be read and written.
/// </remarks>
public sealed class TableLake
{
    private readonly ITableCatalog _catalog;
    private readonly IObjectStore _objects;
    private readonly TimeProvider _time;
    private readonly Func<TableId, TableFolder>? _folders;

    private TableLake(ITableCatalog catalog, IObjectStore objects, TimeProvider time, Func<TableId, TableFolder>? folders) =>
        (_catalog, _objects, _time, _folders) = (catalog, objects, time, folders);

    /// <summary>Gives the lake of a folder: each table in <c>namespace/name</c>, pointers in <c>catalog.db</c>. Nothing is created before
    /// the first table is.</summary>
    /// <param name="folder">The folder, on a file system that has hard links.</param>
    /// <param name="time">The clock of snapshots.</param>
    /// <returns>The lake.</returns>
    public static TableLake Local(string folder, TimeProvider time)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(time);
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var objects = new LocalObjectStore(folder);
        var catalog = new FolderCatalog(folder, objects, new SqlitePointers(Path.Combine(folder, "catalog.db")), time);
        return new TableLake(catalog, objects, time, catalog.FolderOf);
    }

    /// <summary>Gives the lake of a catalog. A table's files are where the catalog's metadata says that the table is.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="objects">Where the tables' files are; it refuses tables that are elsewhere.</param>
    /// <param name="time">The clock of snapshots.</param>
    /// <returns>The lake.</returns>
    public static TableLake Over(ITableCatalog catalog, IObjectStore objects, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(objects);
        ArgumentNullException.ThrowIfNull(time);
        return new TableLake(catalog, objects, time, folders: null);
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
        var (store, state) = await TryLoadAsync(table, cancellationToken).ConfigureAwait(false)
            ?? await CreateAsync(table, columns, partition ?? [], cancellationToken).ConfigureAwait(false);
        (state, var has) = await new SchemaCommit(store, columns).RunAsync(state, cancellationToken).ConfigureAwait(false);
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
        return await TryLoadAsync(table, cancellationToken).ConfigureAwait(false) is var (store, state)
            ? new LakeTable(
                store, _time, state.ColumnsOf(table, state.Metadata.CurrentSchema), state.Metadata.PartitionSpec, state.Metadata.Current?.Id)
            : null;
    }

    private async Task<(TableStore Store, TableState State)> CreateAsync(
        TableId table, IReadOnlyList<LakeColumn> columns, IReadOnlyList<PartitionColumn> partition, CancellationToken cancellationToken)
    {
        var own = new FieldIds(0).Next(columns);
        var spec = PartitionSpec.Of(table, partition, own);
        var creation = new TableCreation(SchemaWriter.Bytes(0, own), PartitionJson.Bytes(spec), MetricsProperties.Of(columns));
        _ = await _catalog.TryCreateAsync(table, creation, cancellationToken).ConfigureAwait(false);

        // Whether we made it or another one was faster, it is opened as the catalog has it.
        return await TryLoadAsync(table, cancellationToken).ConfigureAwait(false)
            ?? throw LakeErrors.Storage(table.ToString(), "the table is gone");
    }

    private async Task<(TableStore Store, TableState State)?> TryLoadAsync(TableId table, CancellationToken cancellationToken)
    {
        var store = new TableStore(_folders?.Invoke(table) ?? new TableFolder(table, table.ToString()), _objects, _catalog);
        if (await store.TryLoadAsync(cancellationToken).ConfigureAwait(false) is not { } state)
        {
            return null;
        }

        // A folder may have been moved, so there the catalog's word counts; elsewhere only the metadata knows where the table is.
        return (_folders is null ? new TableStore(new TableFolder(table, state.Metadata.Location.TrimEnd('/')), _objects, _catalog) : store, state);
    }
}
