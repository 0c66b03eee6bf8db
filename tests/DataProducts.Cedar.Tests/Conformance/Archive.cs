using System.Formats.Tar;
using System.IO.Compression;

namespace DataProducts.Cedar.Tests;

/// <summary>Reads an archive of texts.</summary>
internal static class Archive
{
    /// <summary>Gives the text of each file by its name.</summary>
    public static Dictionary<string, string> Read(string path)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        using var stream = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var tar = new TarReader(stream);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is { } data)
            {
                using var reader = new StreamReader(data);
                files[entry.Name] = reader.ReadToEnd();
            }
        }

        return files;
    }
}
