using DataProducts.TestKit;

namespace DataProducts.Package.Tests;

/// <summary>A library that breaks what its last version promised is not packed.</summary>
public sealed class BaselineTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task BreakSinceTheLastPack_IsAnError_UnlessItIsSaidToBeMeant()
    {
        await File.WriteAllTextAsync(_folder["Team.Library.csproj"], $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><Description>One class.</Description></PropertyGroup>
              <Import Project="{RepositoryRoot.Path}/eng/Package.targets" />
            </Project>
            """, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_folder["README.md"], "# Team.Library\n", TestContext.Current.CancellationToken);
        (await PackAsync("1.0.0", "public int Kept() => 1; public int Gone() => 2;")).Succeeded();

        var broken = await PackAsync("1.1.0", "public int Kept() => 1;");
        Assert.Equal(1, broken.ExitCode);
        Assert.Contains("error CP0002: Member 'int Library.Gone()' exists on [Baseline] lib/net10.0/Team.Library.dll but not on lib/net10.0/Team.Library.dll", broken.Output, StringComparison.Ordinal);

        await File.WriteAllTextAsync(_folder["CompatibilitySuppressions.xml"], """
            <Suppressions>
              <Suppression>
                <DiagnosticId>CP0002</DiagnosticId>
                <Target>M:Library.Gone</Target>
                <Left>lib/net10.0/Team.Library.dll</Left>
                <Right>lib/net10.0/Team.Library.dll</Right>
                <IsBaselineSuppression>true</IsBaselineSuppression>
              </Suppression>
            </Suppressions>
            """, TestContext.Current.CancellationToken);
        (await PackAsync("1.1.0", "public int Kept() => 1;")).Succeeded();
    }

    [Theory]
    [InlineData("no-such-folder", "--baseline takes a folder")]
    [InlineData(".", "holds no version before")]
    public async Task FolderWithoutAnEarlierVersion_IsAUsageError(string folder, string message)
    {
        var ended = await Programs.RunAsync(
            _folder.Path, new Dictionary<string, string>(), Path.Combine(RepositoryRoot.Path, "pack"), "--baseline", Path.GetFullPath(folder, _folder.Path), "--version", "1.0.0");

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains(message, ended.Output, StringComparison.Ordinal);
    }

    private async Task<Ended> PackAsync(string version, string members)
    {
        await File.WriteAllTextAsync(_folder["Library.cs"], $"public sealed class Library {{ {members} }}", TestContext.Current.CancellationToken);
        return await Programs.RunAsync(
            _folder.Path, new Dictionary<string, string>(), "dotnet", "pack", "--output", _folder["feed"], $"-p:Version={version}", "-p:NuGetAudit=false",
            $"-p:PackageBaselineFolder={_folder["feed"]}", "-p:PackageBaselineVersion=1.0.0", "-clp:NoSummary");
    }
}
