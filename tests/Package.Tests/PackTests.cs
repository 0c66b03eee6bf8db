using DataProducts.TestKit;

namespace DataProducts.Package.Tests;

/// <summary>What <c>./pack</c> says to what it does not understand.</summary>
public sealed class PackTests
{
    [Theory]
    [InlineData("--version", "1.0", "'1.0' is no semantic version")]
    [InlineData("--version", "1.0.0;Configuration=Debug", "is no semantic version")]
    [InlineData("--output", "", "--output takes a folder")]
    [InlineData("--nonsense", "", "unknown option --nonsense")]
    public async Task Mistyped_IsAUsageError(string option, string value, string message)
    {
        var ended = await Programs.RunAsync(
            RepositoryRoot.Path, new Dictionary<string, string>(), Path.Combine(RepositoryRoot.Path, "pack"), option, value);

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains(message, ended.Output, StringComparison.Ordinal);
    }
}
