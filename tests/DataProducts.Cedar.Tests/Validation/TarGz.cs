using System.Formats.Tar;
using System.IO.Compression;

namespace DataProducts.Cedar.Tests;

/// <summary>Reads the text files of an archive of the conformance data, by name.</summary>
internal static class TarGz
{
    public static Dictionary<string, string> Read(string archive, Func<string, bool>? wanted = null)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        using var stream = new GZipStream(File.OpenRead(TestKit.Conformance.Find(archive)), CompressionMode.Decompress);
        using var tar = new TarReader(stream);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is { } data && (wanted is null || wanted(entry.Name)))
            {
                using var reader = new StreamReader(data);
                files[entry.Name] = reader.ReadToEnd();
            }
        }

        return files;
    }
}
