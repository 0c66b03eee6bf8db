namespace DataProducts.Lake.Storage;

/// <summary>A file under a temporary name beside its target: written, flushed, then given its name only if the name is free.</summary>
internal sealed class LocalUpload : IObjectUpload
{
    /// <summary>How temporary names begin; readers of a table's folder look only for other names.</summary>
    public const string TemporaryPrefix = ".tmp-";

    private readonly string _target;
    private readonly string _temporary;
    private readonly FileStream _stream;
    private bool _ended;

    public LocalUpload(string target)
    {
        var folder = Path.GetDirectoryName(target)!;
        Folders.EnsureDurable(folder);
        _target = target;
        _temporary = Path.Combine(folder, $"{TemporaryPrefix}{Guid.NewGuid():N}");
        _stream = new FileStream(_temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, 128 * 1024);
    }

    public Stream Content => _stream;

    public async ValueTask<bool> CompleteAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Task.Run(() => _stream.Flush(flushToDisk: true), cancellationToken).ConfigureAwait(false);
        await _stream.DisposeAsync().ConfigureAwait(false);
        var created = Folders.TryPublish(_temporary, _target);
        _ended = true;
        return created;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _stream.DisposeAsync().ConfigureAwait(false);
        }
        catch (IOException) when (!_ended)
        {
            // What is left in the buffer finds no room on a full disk; the file goes anyway.
        }

        if (!_ended)
        {
            _ended = true;
            File.Delete(_temporary);
        }
    }
}
