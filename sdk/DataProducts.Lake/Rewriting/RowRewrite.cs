using DataProducts.Lake.Commit;
using DataProducts.Lake.DataFiles;
using DataProducts.Lake.Metadata;
using DataProducts.Lake.Partitions;
using DataProducts.Lake.Reading.Tables;

namespace DataProducts.Lake.Rewriting;

/// <summary>
/// Writes the files of a snapshot again without rows that go (copy-on-write): a file without such a row stays as it is, and what row-level
/// deletes had hidden in a file that is written again is gone for good.
/// </summary>
internal sealed class RowRewrite : IAsyncDisposable
{
    private readonly TableStore _store;
    private readonly TableState _state;
    private readonly Snapshot _basis;
    private readonly IReadOnlyList<TableColumn> _columns;
    private readonly PartitionSplit _split;
    private readonly OpenFiles _files;
    private readonly List<string> _removed = [];
    private readonly List<string> _locations = [];
    private long _rows;

    public RowRewrite(TableStore store, TableState state, Snapshot basis, string name)
    {
        (_store, _state, _basis) = (store, state, basis);
        _columns = state.ColumnsOf(store.Folder.Id, state.Metadata.CurrentSchema);
        Spec = state.Metadata.PartitionSpec;
        _ = Spec.ResultTypes(_columns) ?? throw LakeErrors.Unsupported($"Table {store.Folder.Id}", $"the partition {Spec}");
        _split = new PartitionSplit(Spec, _columns);
        _files = new OpenFiles(store, name, _columns);
    }

    public PartitionSpec Spec { get; }

    public IReadOnlyList<TableColumn> Columns => _columns;

    /// <summary>Gets the files that hold the rows that were written again.</summary>
    public OpenFiles Files => _files;

    /// <summary>Leaves out the rows that a test finds.</summary>
    public async Task LeaveOutAsync(RowTest test, CancellationToken cancellationToken)
    {
        TableColumn[] looked = [.. test.Columns.Select(name => _columns.FirstOrDefault(column => column.Column.Name == name)
            ?? throw new ArgumentException($"The table has no column '{name}'.", nameof(test)))];
        var narrow = Scan(looked);
        var wide = Scan(_columns);
        var plan = await narrow.PlanAsync(cancellationToken).ConfigureAwait(false);
        var asked = new TestedRows(test, [.. Enumerable.Range(0, looked.Length)]);
        var again = new TestedRows(test, [.. looked.Select(column => TableColumn.IndexOf(_columns, column.FieldId))]);
        var kept = new List<LiveFile>();
        foreach (var file in plan.Data)
        {
            if (await CountAsync(narrow, plan, file, asked, cancellationToken).ConfigureAwait(false) is not (> 0 and var gone))
            {
                kept.Add(file);
                continue;
            }

            _rows += gone;
            Remove(file);
            await CopyAsync(wide, plan, file, again, cancellationToken).ConfigureAwait(false);
        }

        RemoveIdle(plan, kept);
    }

    /// <summary>Writes files again as they are read: small ones become large, and deleted rows go.</summary>
    public async Task JoinAsync(Func<ScanPlan, IReadOnlyList<LiveFile>> choose, CancellationToken cancellationToken)
    {
        var scan = Scan(_columns);
        var plan = await scan.PlanAsync(cancellationToken).ConfigureAwait(false);
        var chosen = choose(plan).ToHashSet();
        foreach (var file in plan.Data.Where(chosen.Contains))
        {
            Remove(file);
            await CopyAsync(scan, plan, file, test: null, cancellationToken).ConfigureAwait(false);
        }

        RemoveIdle(plan, [.. plan.Data.Where(file => !chosen.Contains(file))]);
    }

    /// <summary>Ends the files, and says what is to be put in the place of what; null if nothing is.</summary>
    public async Task<ReplacePlan?> FinishAsync(string operation, CancellationToken cancellationToken)
    {
        await _files.EndAsync(cancellationToken).ConfigureAwait(false);

        // A snapshot that only removes files is a delete; one that also adds some is an overwrite (Iceberg specification, Snapshots).
        operation = operation == SummaryKeys.Delete && _files.Ended.Count > 0 ? SummaryKeys.Overwrite : operation;
        return _removed.Count == 0 && _files.Ended.Count == 0
            ? null
            : new ReplacePlan(operation, _basis.Id, _state.Metadata.CurrentSchema.Id, _removed, _files.Ended);
    }

    public RewriteResult ResultOf(long? snapshotId) => new(snapshotId, _rows, _locations, _files.Ended.Count);

    public async ValueTask DisposeAsync()
    {
        _split.Dispose();
        await _files.DisposeAsync().ConfigureAwait(false);
    }

    private SnapshotScan Scan(IReadOnlyList<TableColumn> columns) => new(_store.FilesOf(_state), _state.Metadata, _basis, columns);

    private void Remove(LiveFile file)
    {
        _removed.Add(file.File.Path);
        _locations.Add(file.Location);
    }

    // A delete file that applies to no file any more; it may hold the very values by which rows were deleted.
    private void RemoveIdle(ScanPlan plan, IReadOnlyList<LiveFile> kept)
    {
        var used = new HashSet<LiveFile>(ReferenceEqualityComparer.Instance);
        foreach (var file in kept)
        {
            used.UnionWith(plan.Deletes.PositionsFor(file));
            used.UnionWith(plan.Deletes.GroupsFor(file).SelectMany(group => group.Files));
        }

        foreach (var file in plan.DeleteFiles.Where(file => !used.Contains(file)))
        {
            Remove(file);
        }
    }

    private static async Task<long> CountAsync(
        SnapshotScan scan, ScanPlan plan, LiveFile file, TestedRows test, CancellationToken cancellationToken)
    {
        var left = new List<int>();
        var gone = 0L;
        await foreach (var rows in scan.ReadAsync(plan, file, cancellationToken).ConfigureAwait(false))
        {
            test.Find(rows, left);
            gone += rows.RowCount - left.Count;
        }

        return gone;
    }

    private async Task CopyAsync(
        SnapshotScan scan, ScanPlan plan, LiveFile file, TestedRows? test, CancellationToken cancellationToken)
    {
        LakeColumn[] all = [.. _columns.Select(column => column.Column)];
        using var part = new ColumnBatch(all);
        var copy = new RowCopy(all);
        var left = new List<int>();
        await foreach (var rows in scan.ReadAsync(plan, file, cancellationToken).ConfigureAwait(false))
        {
            var stay = rows;
            if (test is not null)
            {
                test.Find(rows, left);
                part.Clear();
                copy.Begin(rows);
                copy.Rows(left, part);
                stay = part;
            }

            if (stay.RowCount > 0)
            {
                await WriteAsync(stay, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task WriteAsync(ColumnBatch rows, CancellationToken cancellationToken)
    {
        foreach (var (partition, part) in _split.Divide(rows))
        {
            await _files.WriteAsync(partition, part, cancellationToken).ConfigureAwait(false);
        }
    }
}
