namespace DataProducts.Lake.Storage;

/// <summary>Changes to folders that survive a power cut.</summary>
internal static class Folders
{
    /// <summary>Creates a folder and its missing parents.</summary>
    public static void EnsureDurable(string folder)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        var parent = Path.GetDirectoryName(folder);
        if (parent is not null)
        {
            EnsureDurable(parent);
        }

        Directory.CreateDirectory(folder);
        if (parent is not null)
        {
            Flush(parent);
        }
    }

    /// <summary>Gives a finished temporary file its name, if the name is free, and removes the temporary name in any case.</summary>
    /// <returns>False if the name was taken.</returns>
    public static bool TryPublish(string temporary, string target)
    {
        if (OperatingSystem.IsWindows())
        {
            return TryMove(temporary, target);
        }

        var created = Posix.TryLink(temporary, target);
        if (created)
        {
            Flush(Path.GetDirectoryName(target)!);
        }

        File.Delete(temporary);
        return created;
    }

    public static void Flush(string folder)
    {
        if (!OperatingSystem.IsWindows())
        {
            Posix.FlushFolder(folder);
        }
    }

    // On Windows a move without replacing is one call of the system, and atomic.
    private static bool TryMove(string temporary, string target)
    {
        try
        {
            File.Move(temporary, target, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(target))
        {
            File.Delete(temporary);
            return false;
        }
    }
}
