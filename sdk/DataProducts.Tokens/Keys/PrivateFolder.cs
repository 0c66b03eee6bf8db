namespace DataProducts.Tokens;

/// <summary>Folders and files that only their owner may use, from the moment they exist.</summary>
/// <remarks>On Windows the rights are those that the parent folder hands down.</remarks>
internal static class PrivateFolder
{
    private const UnixFileMode FileMode0600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes a folder with mode 0700; one that exists is left as it is.</summary>
    public static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(path, FileMode0600 | UnixFileMode.UserExecute);
    }

    /// <summary>Gives options that make a new file with mode 0600, and fail if there is one.</summary>
    public static FileStreamOptions NewFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = FileMode0600;
        }

        return options;
    }

    /// <summary>Tells whether anybody but the owner has any right to a file.</summary>
    public static bool IsExposed(string path, out UnixFileMode mode)
    {
        mode = OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path);
        return (mode & ~(FileMode0600 | UnixFileMode.UserExecute)) is not UnixFileMode.None;
    }
}
