using System.Globalization;
using DataProducts.Lake.Commit;
using DataProducts.Lake.Manifests;
using DataProducts.Lake.Metadata;
using DataProducts.Lake.Parquet;
using DataProducts.Lake.Partitions;

namespace DataProducts.Lake.DataFiles;

/// <summary>The data files of one append: one is open for each partition that rows come for, and a full one ends.</summary>
internal sealed class OpenFiles(TableStore store, string batch, IReadOnlyList<TableColumn> columns) : IAsyncDisposable
{
    // Iceberg's write.target-file-size-bytes is 512 MB; half of it keeps a local reader's threads busy earlier.
    private const long FileBytes = 256L * 1024 * 1024;

    // Each holds a file handle and the row group in the making. Rows that jump between more partitions end up in smaller files.
    private const int MostOpen = 64;

    // Over all open files; the largest one ends then.
    private const long MostOpenBytes = 2 * FileBytes;

    // Over all open files; the row group of the one with most ends then. A run has as many appends as there are jurisdictions, and its memory must not
    // grow with its rows.
    private const long MostBuffered = 16L * 1024 * 1024;

    private readonly Dictionary<PartitionTuple, PendingFile> _open = new(ReferenceEqualityComparer.Instance);
    private readonly List<(string Location, FileEntry Entry, int Number)> _ended = [];
    private readonly string _attempt = RandomIds.Attempt();

    // Java Iceberg's key: readers that go by it find a column in a file of before the column was renamed.
    private readonly ParquetOptions _options = new()
    {
        Properties = new Dictionary<string, string> { ["iceberg.schema"] = SchemaWriter.Text(0, columns) },
    };

    private int _begun;
    private long _uses;

    /// <summary>Gets the files that are whole.</summary>
    public IReadOnlyList<FileEntry> Ended => [.. _ended.Select(file => file.Entry)];

    /// <summary>Gets the files that are whole, each with the number that it was begun with.</summary>
    public IReadOnlyList<(int Number, FileEntry Entry)> Numbered => [.. _ended.Select(file => (file.Number, file.Entry))];

    /// <summary>Writes rows of one partition.</summary>
    /// <param name="partition">The partition: the same object for the same values.</param>
    /// <param name="rows">The rows, checked.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The number of the file that has the rows, and the place of the first of them in it.</returns>
    public async ValueTask<(int File, long First)> WriteAsync(PartitionTuple partition, ColumnBatch rows, CancellationToken cancellationToken)
    {
        if (!_open.TryGetValue(partition, out var file))
        {
            if (_open.Count == MostOpen)
            {
                await EndAsync(_open.Values.MinBy(other => other.LastUse)!, cancellationToken).ConfigureAwait(false);
            }

            file = await BeginAsync(partition, cancellationToken).ConfigureAwait(false);
            _open.Add(partition, file);
        }

        cancellationToken.ThrowIfCancellationRequested();
        var place = (file.Number, file.Rows);
        try
        {
            file.Write(rows);
            BoundMemory();
        }
        catch (IOException failure)
        {
            throw LakeErrors.NotWritten(store.Folder.Of(file.Relative), failure);
        }

        file.LastUse = ++_uses;
        if (file.Bytes >= FileBytes)
        {
            await EndAsync(file, cancellationToken).ConfigureAwait(false);
        }
        else if (_open.Count > 1 && _open.Values.Sum(other => other.Bytes) >= MostOpenBytes)
        {
            await EndAsync(_open.Values.MaxBy(other => other.Bytes)!, cancellationToken).ConfigureAwait(false);
        }

        return place;
    }

    /// <summary>Ends all files.</summary>
    public async ValueTask EndAsync(CancellationToken cancellationToken)
    {
        foreach (var file in _open.Values.OrderBy(file => file.Relative, StringComparer.Ordinal).ToArray())
        {
            await EndAsync(file, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Leaves the files where they are: a snapshot names them, or may.</summary>
    public void Keep() => _ended.Clear();

    /// <summary>Leaves those files where they are that a snapshot names.</summary>
    public void Keep(IReadOnlySet<string> paths) => _ended.RemoveAll(file => paths.Contains(file.Entry.Path));

    /// <summary>Takes back every file that is not to be kept.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var file in _open.Values)
        {
            await file.DisposeAsync().ConfigureAwait(false);
        }

        _open.Clear();
        foreach (var (location, _, _) in _ended)
        {
            await OwnFiles.TryDeleteAsync(store.Objects, location).ConfigureAwait(false);
        }

        _ended.Clear();
    }

    private void BoundMemory()
    {
        var (sum, largest) = (0L, (PendingFile?)null);
        foreach (var file in _open.Values)
        {
            sum += file.Buffered;
            largest = largest is null || file.Buffered > largest.Buffered ? file : largest;
        }

        if (sum >= MostBuffered)
        {
            largest!.EndGroup();
        }
    }

    // No partition value is in a name: names are seen where values need not be.
    private async ValueTask<PendingFile> BeginAsync(PartitionTuple partition, CancellationToken cancellationToken)
    {
        var relative = string.Create(CultureInfo.InvariantCulture, $"data/{batch}-{_begun:D5}-{_attempt}.parquet");
        var location = store.Folder.Of(relative);
        var upload = await store.Objects.BeginAsync(location, cancellationToken).ConfigureAwait(false);
        try
        {
            return new PendingFile(relative, upload, new ParquetWriter(upload.Content, columns, _options), partition) { Number = _begun++ };
        }
        catch (IOException failure)
        {
            await upload.DisposeAsync().ConfigureAwait(false); // the writer begins to write at once
            throw LakeErrors.NotWritten(location, failure);
        }
    }

    private async ValueTask EndAsync(PendingFile file, CancellationToken cancellationToken)
    {
        var state = await store.LoadAsync(cancellationToken).ConfigureAwait(false);
        var location = store.Folder.Of(file.Relative);
        try
        {
            var entry = file.Finish(state.Logical(file.Relative));
            if (!await file.Upload.CompleteAsync(cancellationToken).ConfigureAwait(false))
            {
                throw LakeErrors.Storage(location, "another file has this name");
            }

            _ended.Add((location, entry, file.Number));
            await WrittenFile.CheckAsync(store.Objects, location, entry.Bytes, file.Footer, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException failure)
        {
            throw LakeErrors.NotWritten(location, failure);
        }

        _open.Remove(file.Partition);
        await file.DisposeAsync().ConfigureAwait(false);
    }
}
