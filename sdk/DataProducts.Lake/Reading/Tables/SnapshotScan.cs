using System.Runtime.CompilerServices;
using DataProducts.Lake.DataFiles;
using DataProducts.Lake.Metadata;
using DataProducts.Lake.Reading.Deletes;
using DataProducts.Lake.Reading.Projection;

namespace DataProducts.Lake.Reading.Tables;

/// <summary>Reads the rows of a snapshot: those that are not deleted.</summary>
internal sealed class SnapshotScan
{
    private readonly TableFiles _files;
    private readonly TableMetadata _metadata;
    private readonly Snapshot _snapshot;
    private readonly TableColumn[] _columns;
    private readonly NameMapping? _names;
    private readonly PositionDeletes _positions;
    private readonly EqualityDeletes _equality;

    /// <summary>Prepares to read.</summary>
    /// <param name="files">The table's files.</param>
    /// <param name="metadata">Its metadata.</param>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="columns">The columns' names, in the order of the batches.</param>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public SnapshotScan(TableFiles files, TableMetadata metadata, Snapshot snapshot, IReadOnlyList<string> columns)
        : this(files, metadata, snapshot, Named(TableColumns.Of(files.Name, metadata, metadata.SchemaOf(snapshot)), columns))
    {
    }

    /// <summary>Prepares to read columns of any of the table's schemas.</summary>
    public SnapshotScan(TableFiles files, TableMetadata metadata, Snapshot snapshot, IReadOnlyList<TableColumn> columns)
    {
        (_files, _metadata, _snapshot, _columns) = (files, metadata, snapshot, [.. columns]);
        _names = NameMapping.Of(metadata, files.Name);
        var budget = new DeleteBudget(files.Name);
        _positions = new PositionDeletes(files, budget);
        _equality = new EqualityDeletes(files, metadata, snapshot, _names, budget);
    }

    /// <summary>Gives the rows; a batch is valid until the next one is asked for.</summary>
    public async IAsyncEnumerable<ColumnBatch> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var plan = await PlanAsync(cancellationToken).ConfigureAwait(false);
        foreach (var file in plan.Data)
        {
            await foreach (var rows in ReadAsync(plan, file, cancellationToken).ConfigureAwait(false))
            {
                yield return rows;
            }
        }
    }

    /// <summary>Gives the snapshot's files.</summary>
    public Task<ScanPlan> PlanAsync(CancellationToken cancellationToken) =>
        ScanPlan.MakeAsync(_files, _metadata, _snapshot, cancellationToken);

    /// <summary>Reads all deletes and none of the rows: what another reader is to apply must be understood first.</summary>
    /// <exception cref="LakeException"><c>DP1502</c>, <c>DP1504</c>, <c>DP1510</c>, <c>DP1512</c>: they cannot be read. <c>DP1513</c>: they
    /// are too many.</exception>
    public async Task CheckDeletesAsync(ScanPlan plan, CancellationToken cancellationToken)
    {
        foreach (var file in plan.Data)
        {
            _ = await FilterAsync(plan.Deletes, file, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Gives the rows of one file; a batch is valid until the next one is asked for.</summary>
    public async IAsyncEnumerable<ColumnBatch> ReadAsync(
        ScanPlan plan, LiveFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        LakeColumn[] chosen = [.. _columns.Select(column => column.Column)];
        using var batch = new ColumnBatch(chosen);
        var filter = await FilterAsync(plan.Deletes, file, cancellationToken).ConfigureAwait(false);
        var stream = await _files.OpenAsync(file.Location, cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var rows = filter is null ? Whole(stream, file, batch) : Filtered(stream, file, filter, batch, new RowCopy(chosen));
            foreach (var next in rows)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return next;
            }
        }
    }

    private static IReadOnlyList<TableColumn> Named(IReadOnlyList<TableColumn> all, IReadOnlyList<string> columns) =>
        [.. columns.Select(name => all.FirstOrDefault(column => column.Column.Name == name)
            ?? throw new ArgumentException($"The snapshot has no column '{name}'.", nameof(columns)))];

    private async Task<RowFilter?> FilterAsync(DeleteIndex deletes, LiveFile file, CancellationToken cancellationToken)
    {
        var positions = await _positions.OfAsync(file, deletes.PositionsFor(file), cancellationToken).ConfigureAwait(false);
        var tests = new List<EqualityTest>();
        foreach (var group in deletes.GroupsFor(file))
        {
            tests.Add(await _equality.OfAsync(file, group, cancellationToken).ConfigureAwait(false));
        }

        return positions.Length == 0 && tests.Count == 0 ? null : new RowFilter(positions, tests);
    }

    private IEnumerable<ColumnBatch> Whole(Stream stream, LiveFile file, ColumnBatch batch)
    {
        using var reader = new DataFileReader(stream, ToRead(file), _columns);
        while (reader.Read(batch))
        {
            yield return batch;
        }
    }

    // Columns by which rows are deleted are read too, behind those that were asked for, and left behind.
    private IEnumerable<ColumnBatch> Filtered(Stream stream, LiveFile file, RowFilter filter, ColumnBatch part, RowCopy copy)
    {
        TableColumn[] wide = [.. _columns, .. filter.Columns.ExceptBy(_columns.Select(column => column.FieldId), column => column.FieldId)];
        var ordinals = new Dictionary<int, int>();
        for (var i = 0; i < wide.Length; i++)
        {
            ordinals.TryAdd(wide[i].FieldId, i);
        }

        var left = new List<int>();
        using var all = new ColumnBatch([.. wide.Select(column => column.Column)]);
        using var reader = new DataFileReader(stream, ToRead(file), wide);
        while (reader.Read(all))
        {
            filter.Find(all, ordinals, reader.First, left);
            if (left.Count == 0)
            {
                continue;
            }

            part.Clear();
            copy.Begin(all);
            copy.Rows(left, part);
            yield return part;
        }
    }

    private FileToRead ToRead(LiveFile file) =>
        new(file.Location, file.File.Rows) { Names = _names, Constants = file.Constants };
}
