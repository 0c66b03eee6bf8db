using System.Runtime.CompilerServices;
using DataProducts.Lake.Commit;
using DataProducts.Lake.Partitions;
using DataProducts.Lake.Reading.Deletes;
using DataProducts.Lake.Reading.Projection;
using DataProducts.Lake.Reading.Tables;

namespace DataProducts.Lake;

/// <summary>A table of a <see cref="TableLake"/>.</summary>
public sealed partial class LakeTable
{
    private readonly TableStore _store;
    private readonly TimeProvider _time;

    internal LakeTable(
        TableStore store, TimeProvider time, IReadOnlyList<TableColumn> columns, PartitionSpec spec, long? currentSnapshotId)
    {
        (_store, _time, Spec) = (store, time, spec);
        Columns = columns;
        CurrentSnapshotId = currentSnapshotId;
    }

    /// <summary>Gets the table's name.</summary>
    public TableId Id => _store.Folder.Id;

    /// <summary>Gets the columns in order.</summary>
    public IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>Gets how the rows are divided into files, outermost first; empty where they are not.</summary>
    public IReadOnlyList<PartitionColumn> Partition => [.. Spec.Fields.Select(part => new PartitionColumn(
        Columns.FirstOrDefault(column => column.FieldId == part.SourceId)?.Column.Name ?? part.Name, part.TransformText))];

    internal PartitionSpec Spec { get; }

    /// <summary>
    /// Gets the newest snapshot as of when this object last looked; null of a table without one. Every asynchronous member looks.
    /// </summary>
    public long? CurrentSnapshotId { get; private set; }

    /// <summary>Finds the snapshot that committed a batch.</summary>
    /// <param name="batch">The batch's id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The snapshot's id; where it expired, that of the newest, which has what is left of the batch; null if the batch was not
    /// committed. Of batches whose snapshots expired the newest 4,000 are known.</returns>
    public async Task<long?> FindBatchAsync(string batch, CancellationToken cancellationToken = default) =>
        (await LoadAsync(cancellationToken).ConfigureAwait(false)).FindBatch(BatchId.Check(batch));

    /// <summary>Gives what the snapshot that committed a batch says of itself; where it expired, the counts of rows that are
    /// remembered of it.</summary>
    /// <param name="batch">The batch's id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The summary, or null if the batch was not committed.</returns>
    public async Task<IReadOnlyDictionary<string, string>?> BatchSummaryAsync(string batch, CancellationToken cancellationToken = default) =>
        (await LoadAsync(cancellationToken).ConfigureAwait(false)).SummaryOf(BatchId.Check(batch));

    /// <summary>Gives the batches of main, as far back as they are known, whether or not their snapshots expired.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Each with the time of the snapshot that brought it.</returns>
    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> BatchTimesAsync(CancellationToken cancellationToken = default)
    {
        var metadata = (await LoadAsync(cancellationToken).ConfigureAwait(false)).Metadata;
        var times = PastBatches.Of(metadata).ToDictionary(batch => batch.Id, batch => batch.Time, StringComparer.Ordinal);
        foreach (var snapshot in metadata.Ancestors())
        {
            if (snapshot.Summary.TryGetValue(SummaryKeys.Batch, out var batch))
            {
                times[batch] = DateTimeOffset.FromUnixTimeMilliseconds(snapshot.TimestampMs);
            }
        }

        return times;
    }

    /// <summary>Begins to add rows. Nothing is visible before <see cref="LakeAppend.CommitAsync"/>.</summary>
    /// <param name="batch">The batch's id: the same input must always give the same id. 1 to 128 of <c>A-Z a-z 0-9 . _ -</c>.</param>
    /// <returns>The append; dispose it, which takes back whatever was not committed.</returns>
    /// <exception cref="LakeException"><c>DP1502</c>: another writer divided the table in a way that is not written here.</exception>
    public LakeAppend BeginAppend(string batch) => Append(BatchId.Check(batch), batch, []);

    /// <summary>Gives what a reader needs of a snapshot.</summary>
    /// <param name="snapshotId">The snapshot.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Its columns and files. Who reads the files must leave out what <see cref="DataFile.Deletes"/> delete, and must refuse what
    /// <see cref="SnapshotFiles.MayLackFieldIds"/> says if it cannot read by names; <see cref="ReadAsync"/> does both.</returns>
    /// <exception cref="LakeException"><c>DP1508</c>: there is no such snapshot. <c>DP1502</c>: another engine wrote files of a kind that
    /// is not read.</exception>
    public Task<SnapshotFiles> FilesAsync(long snapshotId, CancellationToken cancellationToken = default) =>
        ListAsync(snapshotId, checkDeletes: false, cancellationToken);

    /// <summary>Gives what a reader needs that applies the deletes itself, after they are all read once: none is damaged, of a row that is
    /// not there, by a column that nobody knows, or more than may be held.</summary>
    /// <exception cref="LakeException">As of <see cref="ReadAsync"/>.</exception>
    internal Task<SnapshotFiles> FilesWithCheckedDeletesAsync(long snapshotId, CancellationToken cancellationToken) =>
        ListAsync(snapshotId, checkDeletes: true, cancellationToken);

    private async Task<SnapshotFiles> ListAsync(long snapshotId, bool checkDeletes, CancellationToken cancellationToken)
    {
        var state = await LoadAsync(cancellationToken).ConfigureAwait(false);
        var snapshot = state.Metadata.Find(snapshotId) ?? throw LakeErrors.NoSnapshot(Id, snapshotId);
        var files = _store.FilesOf(state);
        var plan = await ScanPlan.MakeAsync(files, state.Metadata, snapshot, cancellationToken).ConfigureAwait(false);
        if (checkDeletes)
        {
            IReadOnlyList<TableColumn> none = [];
            await new SnapshotScan(files, state.Metadata, snapshot, none).CheckDeletesAsync(plan, cancellationToken).ConfigureAwait(false);
        }

        TableColumn[] keys = [.. plan.Data.SelectMany(plan.Deletes.GroupsFor).SelectMany(group => group.Ids).Distinct()
            .Select(id => EqualityDeletes.ColumnOf(id, state.Metadata, snapshot, files.Name))];
        return new SnapshotFiles(snapshotId, state.ColumnsOf(Id, state.Metadata.SchemaOf(snapshot)), [.. plan.Data.Select(plan.Describe)])
        {
            KeyColumns = keys,
            MayLackFieldIds = state.Metadata.Properties.ContainsKey(NameMapping.Property),
        };
    }

    /// <summary>Gives what a snapshot says of itself: what its writer gave to <see cref="LakeAppend.CommitAsync"/>, <c>dp.batch-id</c>,
    /// Iceberg's counts.</summary>
    /// <param name="snapshotId">The snapshot.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The summary.</returns>
    /// <exception cref="LakeException"><c>DP1508</c>: there is no such snapshot.</exception>
    public async Task<IReadOnlyDictionary<string, string>> SummaryAsync(long snapshotId, CancellationToken cancellationToken = default) =>
        (await LoadAsync(cancellationToken).ConfigureAwait(false)).Metadata.Find(snapshotId)?.Summary ?? throw LakeErrors.NoSnapshot(Id, snapshotId);

    /// <summary>Gives what each snapshot that leads to the newest says of itself, the newest first.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The summaries; behind them what is remembered of batches whose snapshots expired: id, counts of rows, and of the newest
    /// its <c>dp.cursor</c>.</returns>
    public async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> SummariesAsync(CancellationToken cancellationToken = default)
    {
        var metadata = (await LoadAsync(cancellationToken).ConfigureAwait(false)).Metadata;
        return [.. metadata.Ancestors().Select(snapshot => snapshot.Summary), .. PastBatches.Of(metadata).Select(batch => batch.Summary)];
    }

    /// <summary>Reads columns of a snapshot.</summary>
    /// <param name="snapshotId">The snapshot.</param>
    /// <param name="columns">The columns' names, in the order in which the batches have them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The rows; a batch is valid until the next one is asked for, and is disposed with the enumeration.</returns>
    /// <exception cref="LakeException"><c>DP1508</c>, <c>DP1502</c> as above; <c>DP1504</c>, <c>DP1510</c>, <c>DP1512</c>: a file cannot be
    /// read. <c>DP1513</c>: other engines deleted too many rows one by one.</exception>
    /// <exception cref="ArgumentException">A column is not in the snapshot.</exception>
    public async IAsyncEnumerable<ColumnBatch> ReadAsync(
        long snapshotId, IReadOnlyList<string> columns, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var state = await LoadAsync(cancellationToken).ConfigureAwait(false);
        var snapshot = state.Metadata.Find(snapshotId) ?? throw LakeErrors.NoSnapshot(Id, snapshotId);
        var scan = new SnapshotScan(_store.FilesOf(state), state.Metadata, snapshot, columns);
        await foreach (var rows in scan.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return rows;
        }
    }

    /// <summary>Removes files that crashed runs left: those that no snapshot names and that are older than a limit.</summary>
    /// <param name="olderThan">
    /// The limit; longer than any run may last, since a running append's files are named by no snapshot yet.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many files were removed.</returns>
    public Task<int> SweepOrphansAsync(TimeSpan olderThan, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(olderThan, TimeSpan.Zero);
        return new OrphanSweep(_store, _time).RunAsync(olderThan, cancellationToken);
    }

    internal void Committed(long snapshotId) => CurrentSnapshotId = snapshotId;

    private async Task<TableState> LoadAsync(CancellationToken cancellationToken)
    {
        var state = await _store.LoadAsync(cancellationToken).ConfigureAwait(false);
        CurrentSnapshotId = state.Metadata.Current?.Id;
        return state;
    }
}
