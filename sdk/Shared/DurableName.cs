using System.Runtime.InteropServices;

namespace DataProducts.Files;

/// <summary>Names that appear whole, once, and for good. Compiled into each library that keeps files, since it is no one's interface.</summary>
/// <remarks>.NET lacks two things on Unix: a move that never replaces (<see cref="File.Move(string, string, bool)"/> looks first and then
/// renames, so of two racing writers both win and one file is lost), and a way to make a folder's entries last.</remarks>
internal static partial class DurableName
{
    private const int FileExists = 17; // EEXIST has this number on Linux, macOS and the BSDs.
    private const int ReadOnly = 0; // O_RDONLY too.

    /// <summary>Gives a finished temporary file its name, if the name is free; the temporary name is gone in any case.</summary>
    /// <returns>False if the name was taken: the file that has it stays as it is.</returns>
    /// <exception cref="IOException">The file system does not do it.</exception>
    public static bool TryPublish(string temporary, string target)
    {
        try
        {
            return OperatingSystem.IsWindows() ? TryMove(temporary, target) : TryLink(temporary, target);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Makes the names in a folder survive a loss of power; Windows does so by itself.</summary>
    /// <returns>False if the file system cannot flush a folder: its entries last by themselves, or never.</returns>
    /// <exception cref="IOException">The folder cannot be opened.</exception>
    public static bool TryFlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return true;
        }

        var handle = Open(folder, ReadOnly);
        if (handle < 0)
        {
            throw new IOException($"The folder '{folder}' cannot be opened to be flushed: {Marshal.GetLastPInvokeErrorMessage()}.");
        }

        var flushed = Flush(handle) == 0;
        _ = Close(handle);
        return flushed;
    }

    // On Windows a move without replacing is one call of the system.
    private static bool TryMove(string temporary, string target)
    {
        try
        {
            File.Move(temporary, target, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(target))
        {
            return false;
        }
    }

    private static bool TryLink(string temporary, string target)
    {
        if (Link(temporary, target) == 0)
        {
            return true;
        }

        return Marshal.GetLastPInvokeError() == FileExists
            ? false
            : throw new IOException($"'{target}' cannot be made by a hard link: {Marshal.GetLastPInvokeErrorMessage()}.");
    }

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Link(string existing, string name);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Flush(int handle);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int handle);
}
