namespace DataProducts.Build.Tests;

/// <summary>What a build does that has nothing to do; a project outside the repository, as a team meets it.</summary>
public sealed class SecondBuildTests : IDisposable
{
    private readonly ScratchProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task SecondBuild_RunsNothing()
    {
        _project.Write(("retail.customers", "One row a person."));
        await File.WriteAllTextAsync(_project["Code.cs"], "class Code { int Body() => 1; }", TestContext.Current.CancellationToken);
        await _project.BuildAsync();
        var first = _project.Files();
        Assert.Equal(ArtefactNames.OfCustomers, ArtefactNames.In(first));

        await _project.BuildAsync("--no-restore");
        Assert.Equal(first, _project.Files());

        await File.WriteAllTextAsync(_project["Code.cs"], "class Code { int Body() => 2; }", TestContext.Current.CancellationToken);
        await _project.BuildAsync("--no-restore");
        Assert.Equal(first, _project.Files());

        File.Delete(Path.Combine(_project.Artefacts, "retail.customers.cedarschema"));
        await _project.BuildAsync("--no-restore");
        Assert.Equal([ArtefactNames.List, "retail.customers.cedarschema"], ArtefactNames.Changed(first, _project.Files()));

        await _project.RunAsync("clean");
        Assert.Empty(_project.Files());
    }
}
