using System.Runtime.InteropServices;

namespace DataProducts.Tokens;

/// <summary>A move that never replaces. <see cref="File.Move(string, string, bool)"/> looks first and then renames on Unix, so of two racing
/// writers both win, and one goes on with keys that no file holds any more.</summary>
internal static partial class FirstWriter
{
    private const int FileExists = 17; // EEXIST has this number on Linux, macOS and the BSDs.

    /// <summary>Gives a finished file its name, unless another has it already; the file's first name is gone in any case.</summary>
    /// <exception cref="IOException">The file system does not do it.</exception>
    public static void Place(string aside, string path)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                File.Copy(aside, path, overwrite: false); // looks and makes in one step there
            }
            else if (Link(aside, path) != 0 && Marshal.GetLastPInvokeError() is var error && error != FileExists)
            {
                throw new IOException($"A hard link cannot be made here (errno {error}); keys need a file system that has them.");
            }
        }
        catch (IOException) when (OperatingSystem.IsWindows() && File.Exists(path))
        {
            // the other one's stays
        }
        finally
        {
            File.Delete(aside);
        }
    }

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string existing, string name);
}
