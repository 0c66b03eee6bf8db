using DataProducts.Access;

namespace DataProducts.Cli.Policies;

/// <summary>A folder of a project's policies.</summary>
internal static class PolicyFolder
{
    /// <summary>Gives the policies that decide about a product: those that lie in the folder itself, and in one of the product's id. None
    /// where there is no folder.</summary>
    /// <exception cref="AccessException"><c>DP1902</c>: a file cannot be read.</exception>
    public static IReadOnlyList<PolicyFile> FilesOf(string folder, string product)
    {
        try
        {
            string[] places = [folder, Path.Combine(folder, product)];
            return
            [
                .. places.Where(Directory.Exists).SelectMany(place => Directory.GetFiles(place, "*.cedar")).Order(StringComparer.Ordinal)
                    .Select(path => new PolicyFile(path, File.ReadAllText(path))),
            ];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new AccessException("DP1902", $"The policies in {folder} cannot be read.", failure);
        }
    }
}
