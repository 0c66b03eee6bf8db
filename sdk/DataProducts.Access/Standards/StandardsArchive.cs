using System.IO.Compression;
using System.Text;

namespace DataProducts.Access;

/// <summary>The files of a standards package as they lie in a NuGet package: a ZIP archive, whoever made it.</summary>
/// <remarks>Nothing is written to a disk, and no more is inflated than a file of the standards may be long, whatever the archive says of
/// itself.</remarks>
internal static class StandardsArchive
{
    // Two megabytes of text, a signature and an icon fit; the table of contents is read whole before anything can be looked at.
    private const int MaximumArchive = 8 * 1024 * 1024;
    private const int MaximumEntries = 2_000;

    public static IReadOnlyList<StandardsFile> Read(string path)
    {
        try
        {
            Refuse(path, new FileInfo(path).Length > MaximumArchive, "it is larger than 8 MB");
            using var archive = ZipFile.OpenRead(path);
            Refuse(path, archive.Entries.Count > MaximumEntries, $"it has more than {MaximumEntries} entries");
            var files = new List<StandardsFile>();
            foreach (var entry in archive.Entries)
            {
                if (NameOf(entry, path) is { } name)
                {
                    Refuse(path, files.Count == StandardsFolder.MaximumFiles, $"it has more than {StandardsFolder.MaximumFiles} files of standards");
                    files.Add(new StandardsFile(name, StandardsFolder.Text(Inflate(entry, name, path))));
                }
            }

            Refuse(path, files.Count == 0, $"it holds no folder {StandardsPackage.FolderName}");
            return files;
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or UnauthorizedAccessException or NotSupportedException or DecoderFallbackException)
        {
            throw StandardsFolder.Wrong(path, "it is no NuGet package that can be read, or a file in it is not UTF-8", failure);
        }
    }

    // NuGet writes a name with escapes and unpacks it without, on Windows whatever its case: what it would lay into the folder counts.
    private static string? NameOf(ZipArchiveEntry entry, string path)
    {
        var name = Uri.UnescapeDataString(entry.FullName).Replace('\\', '/');
        var parts = name.TrimEnd('/').Split('/');
        Refuse(path, parts.Any(part => part is "" or "." or ".."), "an entry's path leaves the package or is none");
        return parts.Length > 1
            && string.Equals(parts[0], StandardsPackage.FolderName, StringComparison.OrdinalIgnoreCase)
            && !name.EndsWith('/')
            && !parts[^1].StartsWith('.')
                ? string.Join('/', parts[1..])
                : null;
    }

    private static byte[] Inflate(ZipArchiveEntry entry, string name, string path)
    {
        var buffer = new byte[StandardsFolder.MaximumLength + 1];
        using var stream = entry.Open();
        var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        Refuse(path, length == buffer.Length, $"{StandardsFolder.Shown(name)} is longer than 256 kB");
        return buffer[..length];
    }

    private static void Refuse(string path, bool wrong, string problem)
    {
        if (wrong)
        {
            throw StandardsFolder.Wrong(path, problem);
        }
    }
}
