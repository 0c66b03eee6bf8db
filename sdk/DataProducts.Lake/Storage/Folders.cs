using DataProducts.Files;

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
        var created = DurableName.TryPublish(temporary, target);
        if (created)
        {
            Flush(Path.GetDirectoryName(target)!);
        }

        return created;
    }

    public static void Flush(string folder) => _ = DurableName.TryFlushFolder(folder);
}
