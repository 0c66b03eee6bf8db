namespace DataProducts.Build.Tests;

/// <summary>A team's project of several frameworks: one contract, whichever of them is compiled.</summary>
public sealed class FrameworksTests : IDisposable
{
    private readonly ScratchProject _project = new(properties: """
        <TargetFrameworks>net10.0;net10.0-windows</TargetFrameworks>
        <EnableWindowsTargeting>true</EnableWindowsTargeting>
        <DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>
        """);

    private string United => _project["obj/Debug/dataproduct"];

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task SameProducts_AreTheProjectsOwn_AndOthersAreAnError()
    {
        var cancellation = TestContext.Current.CancellationToken;
        _project.Write(("retail.customers", "One row a person."));
        await _project.BuildAsync();
        var first = ScratchProject.FilesIn(United);
        Assert.Equal(ArtefactNames.OfCustomers.Select(name => name == "render.rsp" ? "unite.rsp" : name).Order(StringComparer.Ordinal), ArtefactNames.In(first));
        Assert.Equal(
            await File.ReadAllTextAsync(Path.Combine(_project.Artefacts, "retail.customers.odcs.yaml"), cancellation),
            await File.ReadAllTextAsync(Path.Combine(United, "retail.customers.odcs.yaml"), cancellation));

        await _project.BuildAsync("--no-restore");
        Assert.Equal(first, ScratchProject.FilesIn(United));

        File.Delete(Path.Combine(United, "retail.customers.graphql"));
        await _project.BuildAsync("--no-restore");
        Assert.Equal([ArtefactNames.List, "retail.customers.graphql"], ArtefactNames.Changed(first, ScratchProject.FilesIn(United)));

        var same = await File.ReadAllTextAsync(_project["Products.cs"], cancellation);
        await File.WriteAllTextAsync(
            _project["Products.cs"], $"#if WINDOWS\n{same.Replace("One row a person.", "One row a window.", StringComparison.Ordinal)}\n#else\n{same}\n#endif\n", cancellation);
        var before = ScratchProject.FilesIn(United);
        var (exitCode, output) = await _project.RunAsync("build", "--no-restore", "-clp:NoSummary");
        Assert.Equal(1, exitCode);
        Assert.Contains(
            $"{_project["Team.csproj"]}(1,1): error DP1260: The product is not the same in net10.0 and in net10.0-windows: bi/retail.customers.SemanticModel/definition/model.tmdl, ",
            output, StringComparison.Ordinal);
        Assert.Equal(before, ScratchProject.FilesIn(United));

        await _project.RunAsync("clean");
        Assert.Empty(ScratchProject.FilesIn(United));
        Assert.Empty(_project.Files());
    }
}
