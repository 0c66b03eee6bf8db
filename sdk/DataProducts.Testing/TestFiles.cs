namespace DataProducts.Testing;

/// <summary>Finds a team's files from a test: a test runs in its output folder, and the files lie beside a project above it.</summary>
internal static class TestFiles
{
    /// <summary>Gives the nearest: a path as it is, below the program's folder, or below a folder above that.</summary>
    /// <exception cref="DataProductException"><c>DP1280</c>: there is none.</exception>
    public static string Find(string path) => TryFind(path) ?? throw new DataProductException(
        "DP1280", $"There is no '{path}' in {AppContext.BaseDirectory} or in a folder above it. Give a path from a folder above, for example "
        + "'Retail.Customers/policies', or copy the files to the output folder.");

    public static string? TryFind(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.GetFullPath(Path.Combine(folder.FullName, path));
            if (Path.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
