using System.Runtime.InteropServices;
using DataProducts.Files;

namespace DataProducts.Audit;

/// <summary>The files of a log. A file appears whole or not at all, and lasts once its folders are flushed.</summary>
internal sealed class LogFiles(string folder)
{
    public const string Checkpoint = "checkpoint";

    /// <summary>The signed checkpoint of an append that is under way.</summary>
    public const string NextCheckpoint = "checkpoint.next";

    public const string Lock = ".lock";

    public const string TemporarySuffix = ".tmp";

    private readonly SortedSet<string> _unflushed = new(StringComparer.Ordinal);

    public string Folder { get; } = Path.GetFullPath(folder);

    /// <summary>Gets or sets what is called before each change on disk; a test lets it throw, as a process may end at any of
    /// them.</summary>
    internal Action<string>? Step { get; set; }

    public string FullPath(string path) => Path.Combine(Folder, path);

    /// <summary>Reads a file, or gives null where it is not there. Of a longer file than allowed it reads one byte more.</summary>
    public byte[]? TryRead(string path, int maxLength)
    {
        try
        {
            using var file = File.OpenHandle(FullPath(path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[Math.Min(RandomAccess.GetLength(file), (long)maxLength + 1)];
            for (var done = 0; done < bytes.Length;)
            {
                var read = RandomAccess.Read(file, bytes.AsSpan(done), done);
                if (read == 0)
                {
                    return bytes[..done];
                }

                done += read;
            }

            return bytes;
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Reads a tile; null where it is not there or has not exactly its hashes.</summary>
    public MerkleHash[]? TryReadTile(TileName name) =>
        TryRead(name.Path, name.Width * MerkleHash.Length) is { } bytes && bytes.Length == name.Width * MerkleHash.Length
            ? MemoryMarshal.Cast<byte, MerkleHash>(bytes).ToArray()
            : null;

    public void Write(string path, ReadOnlySpan<byte> bytes)
    {
        Step?.Invoke("write " + path);
        var full = FullPath(path);
        CreateFolder(Path.GetDirectoryName(full)!);
        using (var file = File.OpenHandle(full + TemporarySuffix, FileMode.Create, FileAccess.Write))
        {
            RandomAccess.Write(file, bytes, 0);
            RandomAccess.FlushToDisk(file);
        }

        Rename(path + TemporarySuffix, path);
    }

    public void Rename(string from, string to)
    {
        Step?.Invoke("rename " + from);
        File.Move(FullPath(from), FullPath(to), overwrite: true);
        _unflushed.Add(Path.GetDirectoryName(FullPath(to))!);
    }

    /// <summary>Deletes a file. Whether that lasts matters only to a caller that flushes the folder.</summary>
    public void Delete(string path, bool durably = false)
    {
        Step?.Invoke("delete " + path);
        var full = FullPath(path);
        if (!File.Exists(full))
        {
            return;
        }

        File.Delete(full);
        if (durably)
        {
            _unflushed.Add(Path.GetDirectoryName(full)!);
        }
    }

    /// <summary>Deletes a folder if it has become empty.</summary>
    public void DeleteFolder(string path)
    {
        Step?.Invoke("delete " + path);
        var full = FullPath(path);
        if (Directory.Exists(full) && !Directory.EnumerateFileSystemEntries(full).Any())
        {
            Directory.Delete(full);
        }
    }

    /// <summary>Makes the names in a folder last; a log that cannot is no log.</summary>
    public static void FlushFolder(string folder)
    {
        if (!DurableName.TryFlushFolder(folder))
        {
            throw new IOException($"The folder '{folder}' cannot be flushed.");
        }
    }

    /// <summary>Makes every name written since the last call last.</summary>
    public void FlushFolders()
    {
        // A folder may have gone with its last file since.
        foreach (var unflushed in _unflushed.Where(Directory.Exists))
        {
            Step?.Invoke("flush " + unflushed);
            FlushFolder(unflushed);
        }

        _unflushed.Clear();
    }

    public IEnumerable<string> List(string path) =>
        Directory.Exists(FullPath(path))
            ? Directory.EnumerateFiles(FullPath(path), "*", SearchOption.AllDirectories)
                .Select(full => Path.GetRelativePath(Folder, full).Replace(Path.DirectorySeparatorChar, '/'))
            : [];

    public void CreateFolder(string full)
    {
        if (Directory.Exists(full))
        {
            return;
        }

        var parent = Path.GetDirectoryName(full)!;
        CreateFolder(parent);
        Directory.CreateDirectory(full);
        _unflushed.Add(parent);
    }
}
