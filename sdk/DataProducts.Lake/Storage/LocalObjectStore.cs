using System.Runtime.CompilerServices;

namespace DataProducts.Lake.Storage;

/// <summary>Objects as files below one folder. A file gets its name only when it is whole and on disk.</summary>
public sealed class LocalObjectStore : IObjectStore
{
    private readonly string _root;

    /// <summary>Makes a store.</summary>
    /// <param name="folder">The folder that all locations are below; created when the first object is.</param>
    public LocalObjectStore(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
    }

    /// <inheritdoc/>
    public async ValueTask<bool> TryCreateAsync(
        string location, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        var upload = await BeginAsync(location, cancellationToken).ConfigureAwait(false);
        await using (upload.ConfigureAwait(false))
        {
            await upload.Content.WriteAsync(content, cancellationToken).ConfigureAwait(false);
            return await upload.CompleteAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IObjectUpload> BeginAsync(string location, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult<IObjectUpload>(new LocalUpload(PathOf(location)));
    }

    /// <inheritdoc/>
    public async ValueTask ReplaceAsync(string location, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        var path = PathOf(location);
        var temporary = Path.Combine(Path.GetDirectoryName(path)!, $"{LocalUpload.TemporaryPrefix}{Guid.NewGuid():N}");
        using (var file = File.OpenHandle(temporary, FileMode.CreateNew, FileAccess.Write))
        {
            await RandomAccess.WriteAsync(file, content, 0, cancellationToken).ConfigureAwait(false);
            RandomAccess.FlushToDisk(file);
        }

        File.Move(temporary, path, overwrite: true);
        Folders.Flush(Path.GetDirectoryName(path)!);
    }

    /// <inheritdoc/>
    public ValueTask<Stream> OpenReadAsync(string location, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return ValueTask.FromResult<Stream>(
                new FileStream(PathOf(location), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete));
        }
        catch (DirectoryNotFoundException missing)
        {
            throw new FileNotFoundException("No object is there.", location, missing);
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> ExistsAsync(string location, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(File.Exists(PathOf(location)));

    /// <inheritdoc/>
    public async IAsyncEnumerable<ObjectInfo> ListAsync(
        string location, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var folder = new DirectoryInfo(PathOf(location));
        if (!folder.Exists)
        {
            yield break;
        }

        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var file in folder.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Describe(file) is { } found)
            {
                yield return found;
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DeleteAsync(string location, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var path = PathOf(location);
        if (File.Exists(path))
        {
            File.Delete(path);
        }

        return ValueTask.CompletedTask;
    }

    // Another writer's upload may get its name, and an orphan go, between the folder's listing and the look at the file:
    // such a file was not there, which is what an object store answers too.
    private static ObjectInfo? Describe(FileInfo file)
    {
        try
        {
            return new ObjectInfo(file.FullName, file.Length, file.LastWriteTimeUtc);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private string PathOf(string location)
    {
        ArgumentException.ThrowIfNullOrEmpty(location);
        var inside = location.Length > _root.Length + 1
            && location.StartsWith(_root, StringComparison.Ordinal)
            && location[_root.Length] == Path.DirectorySeparatorChar
            && string.Equals(Path.GetFullPath(location), location, StringComparison.Ordinal);
        return inside ? location : throw LakeErrors.Storage(location, $"it is not a plain path below {_root}");
    }
}
