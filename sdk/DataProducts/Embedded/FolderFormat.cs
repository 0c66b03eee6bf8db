using System.Globalization;
using System.Text.Json;
using DataProducts.Files;

namespace DataProducts;

/// <summary>The format of what the platform's folder holds as plain files: audit logs, policies, standards, people.</summary>
/// <remarks>Databases and key files bear numbers of their own. A folder without the file is of the time before it had one, and else the
/// same as format 1.</remarks>
internal static class FolderFormat
{
    private const int Newest = 1;
    private const int MaximumLength = 4096;

    /// <summary>Refuses a folder of a newer format before anything in it is touched; gives one that has no number its number.</summary>
    /// <exception cref="DataProductException"><c>DP1290</c>: a newer format. <c>DP1292</c>: the file does not say which.</exception>
    public static void Ensure(EmbeddedLayout layout)
    {
        if (!File.Exists(layout.Format))
        {
            Create(layout.Format);
        }

        var format = Read(layout.Format);
        if (format > Newest)
        {
            throw StoreErrors.Newer("platform folder", layout.Root, format, Newest);
        }
    }

    // Written aside and linked into place: of two processes that are first, one names the format, and nobody reads half a file.
    private static void Create(string path)
    {
        var aside = $"{path}.{Guid.NewGuid():N}.tmp";
        File.WriteAllText(aside, string.Create(CultureInfo.InvariantCulture, $$"""{"format":{{Newest}}}""") + "\n");
        _ = DurableName.TryPublish(aside, path);
    }

    private static int Read(string path)
    {
        try
        {
            if (new FileInfo(path).Length <= MaximumLength)
            {
                using var json = JsonDocument.Parse(File.ReadAllBytes(path));
                if (json.RootElement.TryGetProperty("format", out var member) && member.TryGetInt32(out var format) && format > 0)
                {
                    return format;
                }
            }
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            throw Unknown(path, malformed);
        }

        throw Unknown(path, null);
    }

    private static DataProductException Unknown(string path, Exception? cause) => new(
        "DP1292", $"The file '{path}' does not say of which format the platform's folder is. Restore it; nothing was changed.", cause);
}
