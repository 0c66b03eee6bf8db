namespace DataProducts.Access;

/// <summary>Policy text and where it came from.</summary>
/// <param name="Path">The file, for messages.</param>
/// <param name="Text">Cedar text.</param>
public sealed record PolicyFile(string Path, string Text)
{
    /// <summary>Reads every <c>*.cedar</c> file of a folder, in the order of their names.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>The files.</returns>
    /// <exception cref="AccessException"><c>DP1902</c>: the folder or a policy in it is missing, so nothing could ever be
    /// allowed.</exception>
    public static IReadOnlyList<PolicyFile> ReadFolder(string folder)
    {
        try
        {
            var paths = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.cedar") : [];
            if (paths.Length == 0)
            {
                throw new AccessException("DP1902", $"There is no *.cedar file in {folder}; without a policy nobody may see anything.");
            }

            Array.Sort(paths, StringComparer.Ordinal);
            return Array.ConvertAll(paths, path => new PolicyFile(path, File.ReadAllText(path)));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new AccessException("DP1902", $"The policies in {folder} cannot be read; without them nobody may see anything.", failure);
        }
    }
}
