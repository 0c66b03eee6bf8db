using System.Runtime.InteropServices;

namespace DataProducts.Audit;

/// <summary>Makes the names in a folder survive a loss of power. Windows does so by itself; elsewhere the folder is flushed as a file
/// is.</summary>
internal static partial class DurableFolder
{
    private const int ReadOnly = 0; // O_RDONLY, the same on Linux and macOS

    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = Open(folder, ReadOnly);
        if (descriptor < 0)
        {
            throw Failure(folder);
        }

        try
        {
            if (Fsync(descriptor) != 0)
            {
                throw Failure(folder);
            }
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    /// <summary>Gives a file a second name, and fails where the name is taken: a move looks first and then renames, so of two racing writers
    /// both would win, and one go on with a key that no file holds.</summary>
    public static void Link(string existing, string name)
    {
        if (OperatingSystem.IsWindows())
        {
            File.Copy(existing, name, overwrite: false); // looks and makes in one step there
        }
        else if (HardLink(existing, name) != 0)
        {
            throw new IOException(FormattableString.Invariant($"The file '{name}' cannot be made: {Marshal.GetLastPInvokeErrorMessage()}."));
        }
    }

    private static IOException Failure(string folder) =>
        new(FormattableString.Invariant($"The folder '{folder}' cannot be flushed: {Marshal.GetLastPInvokeErrorMessage()}."));

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int HardLink(string existing, string name);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Fsync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int descriptor);
}
