using System.Runtime.InteropServices;

namespace DataProducts.Lake.Storage;

/// <summary>
/// The two things that .NET does not offer on Unix: a move that never replaces (<see cref="File.Move(string, string, bool)"/> looks first
/// and then renames, so of two racing writers both win and one file is lost), and making a folder's entries durable.
/// </summary>
internal static partial class Posix
{
    private const int FileExists = 17; // EEXIST has this number on Linux, macOS and the BSDs.

    /// <summary>Gives a file a second name.</summary>
    /// <returns>False if the name is taken.</returns>
    public static bool TryLink(string existing, string name)
    {
        if (Link(existing, name) == 0)
        {
            return true;
        }

        var error = Marshal.GetLastPInvokeError();
        return error == FileExists
            ? false
            : throw new IOException($"A hard link cannot be made here (errno {error}); the lake needs a file system that has them.");
    }

    public static void FlushFolder(string folder)
    {
        var handle = Open(folder, 0);
        if (handle < 0)
        {
            throw new IOException($"The folder cannot be opened to be flushed (errno {Marshal.GetLastPInvokeError()}).");
        }

        // Some file systems cannot flush a folder and say so; their entries are durable by themselves, or never.
        _ = Flush(handle);
        _ = Close(handle);
    }

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string existing, string name);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Flush(int handle);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int handle);
}
