namespace DataProducts;

/// <summary>Writes small files that last, for their owner alone.</summary>
internal static class DurableFile
{
    /// <summary>Writes a file that is not there, or takes its place.</summary>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        using var file = Open(path, FileMode.Create);
        file.Write(bytes);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Puts a whole file in the place of another one, or of none.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> bytes)
    {
        var temporary = path + ".tmp";
        Write(temporary, bytes);
        File.Move(temporary, path, overwrite: true);
        _ = Files.DurableName.TryFlushFolder(Path.GetDirectoryName(path)!);
    }

    /// <summary>Opens a file to be added to.</summary>
    public static FileStream Append(string path) => Open(path, FileMode.Append);

    private static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }
}
