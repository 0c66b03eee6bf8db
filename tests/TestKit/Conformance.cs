using Xunit;

namespace DataProducts.TestKit;

/// <summary>Material that others publish: it lies beside the repository in <c>../shared</c>, or under <c>DATAPRODUCTS_CONFORMANCE</c>.</summary>
/// <remarks>Where it is absent a test is skipped with the reason; with <c>REQUIRE_CONFORMANCE=1</c> it fails.</remarks>
public static class Conformance
{
    public static string Root { get; } = Environment.GetEnvironmentVariable("DATAPRODUCTS_CONFORMANCE") is { Length: > 0 } given
        ? given
        : System.IO.Path.GetFullPath(System.IO.Path.Combine(RepositoryRoot.Path, "..", "shared"));

    private static bool Required => Environment.GetEnvironmentVariable("REQUIRE_CONFORMANCE") == "1";

    /// <summary>Gives the full path of a file or folder, or skips the test.</summary>
    public static string Find(string path)
    {
        var full = System.IO.Path.Combine(Root, path);
        if (!File.Exists(full) && !Directory.Exists(full))
        {
            Absent($"Conformance material '{path}' is not here; docs/conformance.md says where to get it.");
        }

        return full;
    }

    /// <summary>Skips the test, or fails it where everything must be there.</summary>
    public static void Absent(string reason)
    {
        if (Required)
        {
            Assert.Fail(reason);
        }

        Assert.Skip(reason);
    }
}
