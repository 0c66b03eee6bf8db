using System.Text;
using DataProducts.Contracts;

namespace DataProducts.Build;

/// <summary>The folder of artefacts, with the list of those that the last run wrote.</summary>
/// <param name="folder">The folder; it need not exist.</param>
/// <param name="list">The list's file: one path a line, below the folder, with <c>/</c>.</param>
internal sealed class ArtefactFolder(string folder, string list)
{
    /// <summary>How the list is called in the folder.</summary>
    public const string ListName = "artefacts.list";

    /// <summary>Gives the paths that a list names; none if there is no list.</summary>
    public static IReadOnlyList<string> Names(string list) => File.Exists(list) ? File.ReadAllLines(list) : [];

    /// <summary>Writes the files that differ, deletes those of the last run that are no more, and renews the list even if it is the
    /// same: its age is the build's mark.</summary>
    public void Replace(IReadOnlyList<Artefact> artefacts)
    {
        try
        {
            foreach (var artefact in artefacts)
            {
                Write(Path.Combine(folder, artefact.Path), Encoding.UTF8.GetBytes(artefact.Text));
            }

            var current = artefacts.Select(artefact => artefact.Path).ToHashSet(StringComparer.Ordinal);
            foreach (var gone in Names(list).Where(path => !current.Contains(path)))
            {
                Delete(gone);
            }

            Directory.CreateDirectory(Path.GetDirectoryName(list)!);
            File.WriteAllText(list, string.Concat(artefacts.Select(artefact => artefact.Path + "\n")));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DataProductException(
                BuildErrors.NotWritten,
                $"The artefacts in '{folder}' cannot be replaced: {failure.Message} Close what holds them, and build again.",
                failure);
        }
    }

    private static void Write(string path, byte[] content)
    {
        if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(content))
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = path + ".new";
        File.WriteAllBytes(unfinished, content);
        File.Move(unfinished, path, overwrite: true); // a build that is stopped leaves no half of a file
    }

    private void Delete(string path)
    {
        var full = Path.GetFullPath(path, Path.GetFullPath(folder));
        var below = Path.GetRelativePath(folder, full);
        if (Path.IsPathRooted(below) || below.StartsWith("..", StringComparison.Ordinal))
        {
            return; // the list was changed by somebody: what lies elsewhere is not ours to delete
        }

        if (File.Exists(full))
        {
            File.Delete(full);
        }

        // A file may lie several folders deep; each that it leaves empty goes with it.
        for (var parent = Path.GetDirectoryName(full)!;
            Directory.Exists(parent) && !Directory.EnumerateFileSystemEntries(parent).Any();
            parent = Path.GetDirectoryName(parent)!)
        {
            Directory.Delete(parent);
        }
    }
}
