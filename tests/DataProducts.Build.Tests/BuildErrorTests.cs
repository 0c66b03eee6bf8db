namespace DataProducts.Build.Tests;

/// <summary>What a build leaves that must not write.</summary>
public sealed class BuildErrorTests : IDisposable
{
    private readonly ScratchProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task ErrorsAndDesignTime_LeaveEverythingAsItWas()
    {
        _project.Write(("retail.customers", "One row a person."));
        await File.WriteAllTextAsync(_project["Bad.cs"], "class Bad { int y = ; }", TestContext.Current.CancellationToken);
        Assert.Contains("CS1525", (await _project.RunAsync("build")).Output, StringComparison.Ordinal);
        Assert.Empty(_project.Files());

        File.Delete(_project["Bad.cs"]);
        await _project.BuildAsync("--no-restore", "-p:DesignTimeBuild=true");
        Assert.Empty(_project.Files());

        await _project.BuildAsync("--no-restore");
        var good = _project.Files();

        _project.Write(("retail.customers", string.Empty));
        await _project.BuildAsync("--no-restore", "-p:DesignTimeBuild=true");
        Assert.Equal(good, _project.Files());

        var (exitCode, output) = await _project.RunAsync("build", "--no-restore", "-clp:NoSummary");
        Assert.Equal(1, exitCode);
        Assert.Contains($"{_project["Team.csproj"]}(1,1): error DP1203: ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("MSB3073", output, StringComparison.Ordinal);
        Assert.Equal(good, _project.Files());
    }
}
