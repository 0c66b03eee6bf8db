using DataProducts.Files;

namespace DataProducts.Audit;

/// <summary>The file of a private key: one line in the form of Go's note package, mode 0600.</summary>
internal static class NoteKeyFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int MaxLength = 1024;

    /// <summary>Makes the file whole or not at all; does nothing where it is there already.</summary>
    public static void TryCreate(string path, string text)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var file = new FileStream(temporary, options))
        {
            file.Write(System.Text.Encoding.UTF8.GetBytes(text + "\n"));
            file.Flush(flushToDisk: true);
        }

        // Where another process was faster, its key is the one that counts.
        if (DurableName.TryPublish(temporary, path))
        {
            LogFiles.FlushFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        }
    }

    public static string Read(string path)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~(OwnerOnly | UnixFileMode.UserExecute)) != 0)
        {
            throw AuditErrors.BadKey($"others than its owner may use the file '{path}'; make a new key, or run 'chmod 600' if nobody read it.");
        }

        if (new FileInfo(path).Length > MaxLength)
        {
            throw AuditErrors.BadKey($"the file '{path}' is too long for a key file.");
        }

        return File.ReadAllText(path).TrimEnd('\n');
    }
}
