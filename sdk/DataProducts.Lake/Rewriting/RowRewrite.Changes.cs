using DataProducts.Lake.Commit;
using DataProducts.Lake.Manifests;
using DataProducts.Lake.Merging;
using DataProducts.Lake.Partitions;
using DataProducts.Lake.Reading.Deletes;
using DataProducts.Lake.Reading.Tables;

namespace DataProducts.Lake.Rewriting;

/// <content>What changes that bring rows of their own do to the files that are there.</content>
internal sealed partial class RowRewrite
{
    private readonly HashSet<LiveFile> _taken = new(ReferenceEqualityComparer.Instance);

    /// <summary>Gives the files that there are; none of a table without a snapshot.</summary>
    public async Task<ScanPlan> PlanAsync(CancellationToken cancellationToken) => _basis is null
        ? new ScanPlan([], new DeleteIndex(_store.Folder.Id.ToString(), []), [])
        : await Scan(_columns).PlanAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Gives some columns of a file's rows, those that are deleted left out.</summary>
    public IAsyncEnumerable<ColumnBatch> ReadAsync(
        ScanPlan plan, LiveFile file, IReadOnlyList<TableColumn> columns, CancellationToken cancellationToken) =>
        Scan(columns).ReadAsync(plan, file, cancellationToken);

    /// <summary>Lets a file go with all its rows.</summary>
    public void Take(LiveFile file)
    {
        if (_taken.Add(file))
        {
            Remove(file);
        }
    }

    /// <summary>Writes a file again as its rows are to be.</summary>
    public async Task EditAsync(
        ScanPlan plan, LiveFile file, EditedRows edited, IReadOnlyDictionary<long, RowEdit> edits, CancellationToken cancellationToken)
    {
        Take(file);
        var first = 0L;
        await foreach (var rows in ReadAsync(plan, file, _columns, cancellationToken).ConfigureAwait(false))
        {
            await WriteSomeAsync(edited.Of(rows, first, edits), cancellationToken).ConfigureAwait(false);
            first += rows.RowCount;
        }
    }

    /// <summary>Writes a file of the change itself again as its rows are to be.</summary>
    public async Task EditAsync(
        FileEntry file, EditedRows edited, IReadOnlyDictionary<long, RowEdit> edits, CancellationToken cancellationToken)
    {
        var files = _store.FilesOf(_state);
        var location = files.Resolve(file.Path);
        using var rows = new ColumnBatch([.. _columns.Select(column => column.Column)]);
        var stream = await files.OpenAsync(location, cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            using var reader = new DataFileReader(stream, new FileToRead(location, file.Rows), _columns);
            while (reader.Read(rows))
            {
                await WriteSomeAsync(edited.Of(rows, reader.First, edits), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Writes the rows of a file again that a test of their partitions leaves; the file stays as it is if it leaves all.</summary>
    /// <returns>How many rows went.</returns>
    public async Task<long> LeaveOutAsync(ScanPlan plan, LiveFile file, IReadOnlySet<string> partitions, CancellationToken cancellationToken)
    {
        var gone = 0L;
        await foreach (var rows in ReadAsync(plan, file, _columns, cancellationToken).ConfigureAwait(false))
        {
            foreach (var (partition, part) in _split.Divide(rows))
            {
                gone += partitions.Contains(PartitionKey.Of(Spec.Id, partition)) ? part.RowCount : 0;
            }
        }

        if (gone == 0)
        {
            return 0;
        }

        Take(file);
        await foreach (var rows in ReadAsync(plan, file, _columns, cancellationToken).ConfigureAwait(false))
        {
            foreach (var (partition, part) in _split.Divide(rows))
            {
                if (!partitions.Contains(PartitionKey.Of(Spec.Id, partition)))
                {
                    await _files.WriteAsync(partition, part, cancellationToken).ConfigureAwait(false);
                }
            }
        }

        return gone;
    }

    /// <summary>Writes the rows of a file again that a test leaves; the file stays as it is if it leaves all.</summary>
    /// <returns>How many rows went.</returns>
    public async Task<long> LeaveOutAsync(ScanPlan plan, LiveFile file, RowTest test, CancellationToken cancellationToken)
    {
        TableColumn[] looked = [.. test.Columns.Select(name => _columns.FirstOrDefault(column => column.Column.Name == name)
            ?? throw new ArgumentException($"The table has no column '{name}'.", nameof(test)))];
        var asked = new TestedRows(test, [.. Enumerable.Range(0, looked.Length)]);
        var gone = await CountAsync(Scan(looked), plan, file, asked, cancellationToken).ConfigureAwait(false);
        if (gone > 0)
        {
            Take(file);
            await CopyAsync(Scan(_columns), plan, file, new TestedRows(test, [.. looked.Select(column => TableColumn.IndexOf(_columns, column.FieldId))]), cancellationToken).ConfigureAwait(false);
        }

        return gone;
    }

    /// <summary>Ends the files, and says what is to be put in the place of what, also where that is nothing: a batch has its snapshot.</summary>
    public async Task<ReplacePlan> FinishAsync(ScanPlan plan, IReadOnlyList<FileEntry> added, CancellationToken cancellationToken)
    {
        await _files.EndAsync(cancellationToken).ConfigureAwait(false);
        RemoveIdle(plan, [.. plan.Data.Where(file => !_taken.Contains(file))]);

        // A snapshot that only adds files is an append, and one that only removes some a delete (Iceberg specification, Snapshots).
        FileEntry[] all = [.. added, .. _files.Ended];
        var operation = _removed.Count == 0 ? SummaryKeys.Append : all.Length == 0 ? SummaryKeys.Delete : SummaryKeys.Overwrite;
        return new ReplacePlan(operation, _basis?.Id, _state.Metadata.CurrentSchema.Id, _removed, all);
    }

    private ValueTask WriteSomeAsync(ColumnBatch rows, CancellationToken cancellationToken) =>
        rows.RowCount == 0 ? ValueTask.CompletedTask : new ValueTask(WriteAsync(rows, cancellationToken));
}
