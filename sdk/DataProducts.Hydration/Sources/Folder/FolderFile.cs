using System.Globalization;
using System.Text;

namespace DataProducts.Hydration;

/// <summary>A file of a folder, as a listing shows it.</summary>
/// <param name="Path">Its path below the folder, with slashes.</param>
/// <param name="Location">Where the store has it.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Modified">When it was last written.</param>
/// <param name="ETag">What the store calls its content, or null.</param>
internal sealed record FolderFile(string Path, string Location, long Length, DateTimeOffset Modified, string? ETag)
{
    /// <summary>Gives what changes with the file's name.</summary>
    public ulong Name() => TakenFiles.Hash(Encoding.UTF8.GetBytes(Path));

    /// <summary>Gives what changes when the file is written again, and sometimes when it is only copied.</summary>
    public ulong Listing() => TakenFiles.Hash(Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"{Length}|{ETag ?? Modified.UtcTicks.ToString(CultureInfo.InvariantCulture)}")));
}
