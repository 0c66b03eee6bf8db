using DataProducts.Lake.Commit;
using DataProducts.Lake.Manifests;
using DataProducts.Lake.Metadata;
using DataProducts.Lake.Reading.Deletes;
using DataProducts.Lake.Reading.Tables;
using DataProducts.Lake.Rewriting;

namespace DataProducts.Lake.History;

/// <summary>Finds in which files, and by that in which snapshots, rows are: also rows that row-level deletes only hide.</summary>
internal sealed class RowHistory(TableStore store, RowTest test)
{
    private readonly Dictionary<string, long> _rows = new(StringComparer.Ordinal);

    /// <summary>Gives the snapshots that hold such rows, or tell of them by the bounds of files that went.</summary>
    public async Task<HashSet<long>> SnapshotsAsync(TableState state, CancellationToken cancellationToken)
    {
        var snapshots = new List<(Snapshot Snapshot, ScanPlan Plan)>();
        foreach (var snapshot in state.Metadata.Snapshots.Values)
        {
            var plan = await ScanPlan.MakeAsync(store.FilesOf(state), state.Metadata, snapshot, cancellationToken).ConfigureAwait(false);
            await CountAsync(state, snapshot, plan, cancellationToken).ConfigureAwait(false);
            snapshots.Add((snapshot, plan));
        }

        var found = new HashSet<long>();
        var any = _rows.Values.Any(rows => rows > 0);
        foreach (var (snapshot, plan) in snapshots)
        {
            // Which values other engines deleted by is not looked at: of a table that has such rows, they may be theirs.
            if (plan.Data.Any(Holds) || (any && plan.DeleteFiles.Count > 0)
                || await TellsAsync(state, snapshot, cancellationToken).ConfigureAwait(false))
            {
                found.Add(snapshot.Id);
            }
        }

        return found;
    }

    /// <summary>Tells whether a file has such a row, hidden ones too. Only of files that were looked through.</summary>
    public bool Holds(LiveFile file) => _rows.GetValueOrDefault(file.File.Path) > 0;

    private async Task CountAsync(TableState state, Snapshot snapshot, ScanPlan plan, CancellationToken cancellationToken)
    {
        var columns = state.ColumnsOf(store.Folder.Id, state.Metadata.CurrentSchema);
        TableColumn[] looked = [.. test.Columns.Select(name => columns.FirstOrDefault(column => column.Column.Name == name)
            ?? throw new ArgumentException($"The table has no column '{name}'.", nameof(snapshot)))];
        var scan = new SnapshotScan(store.FilesOf(state), state.Metadata, snapshot, looked);
        var whole = plan with { Deletes = new DeleteIndex(store.Folder.Id.ToString(), []) };
        var tested = new TestedRows(test, [.. Enumerable.Range(0, looked.Length)]);
        var left = new List<int>();
        foreach (var file in plan.Data.Where(file => !_rows.ContainsKey(file.File.Path)))
        {
            var rows = 0L;
            await foreach (var batch in scan.ReadAsync(whole, file, cancellationToken).ConfigureAwait(false))
            {
                tested.Find(batch, left);
                rows += batch.RowCount - left.Count;
            }

            _rows.Add(file.File.Path, rows);
        }
    }

    // A manifest says of a file that was removed what it held: of one with such rows it may not, and of one that is gone nobody knows.
    private async Task<bool> TellsAsync(TableState state, Snapshot snapshot, CancellationToken cancellationToken)
    {
        foreach (var listed in await store.ManifestsAsync(state, snapshot, cancellationToken).ConfigureAwait(false))
        {
            var entries = await store.EntriesAsync(state, listed, cancellationToken).ConfigureAwait(false);
            if (entries.Any(entry => entry.Status == EntryStatus.Deleted && (!_rows.TryGetValue(entry.File.Path, out var rows) || rows > 0)))
            {
                return true;
            }
        }

        return false;
    }
}
