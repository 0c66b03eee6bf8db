using Xunit;

namespace DataProducts.TestKit;

/// <summary>Compares text with a checked-in file; <c>UPDATE_GOLDEN=1</c> writes the file instead.</summary>
public static class Golden
{
    public static void Check(string actual, string pathFromRoot)
    {
        var path = System.IO.Path.Combine(RepositoryRoot.Path, pathFromRoot);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"{pathFromRoot} is missing; UPDATE_GOLDEN=1 writes it.");
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
