using DataProducts.Lake.Catalog;
using DataProducts.Lake.Commit;
using DataProducts.Lake.Metadata;
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
    /// <param name="columns">Its columns; they get field ids from 1 in this order.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The table.</returns>
    /// <exception cref="LakeException">
    /// <c>DP1503</c>: the table has other columns. <c>DP1501</c>, <c>DP1502</c>: its metadata cannot be used.
    /// </exception>
    public async Task<LakeTable> OpenOrCreateAsync(
        TableId table, IReadOnlyList<LakeColumn> columns, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(columns);
        NewColumns.Check(columns);
        var asked = columns.Select((column, index) => new TableColumn(index + 1, column)).ToArray();
        var store = StoreOf(table);
        var state = await store.TryLoadAsync(cancellationToken).ConfigureAwait(false);
        if (state is null)
        {
            var location = store.Folder.Root.Replace(Path.DirectorySeparatorChar, '/');
            var json = NewTable.Write(Guid.NewGuid(), location, asked, _time.GetUtcNow().ToUnixTimeMilliseconds());
            cancellationToken.ThrowIfCancellationRequested();
            _ = await store.TryCommitAsync(1, json).ConfigureAwait(false); // false: another one was faster, and that table is opened
            state = await store.LoadAsync(cancellationToken).ConfigureAwait(false);
        }

        var has = state.ColumnsOf(table, state.Metadata.CurrentSchema);
        return ColumnDifference.Find(has, asked) is { } difference
            ? throw LakeErrors.OtherColumns(table, difference)
            : new LakeTable(store, _time, has, state.Metadata.Current?.Id);
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
            ? new LakeTable(store, _time, state.ColumnsOf(table, state.Metadata.CurrentSchema), state.Metadata.Current?.Id)
            : null;
    }

    private TableStore StoreOf(TableId table) =>
        new(new TableFolder(table, Path.Combine(_folder, table.Namespace, table.Name)), _objects, _catalog);
}
