namespace DataProducts.Build.Tests;

/// <summary>The version in which a contract is written, as a project asks for it.</summary>
public sealed class ContractVersionTests : IDisposable
{
    private readonly ScratchProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task OlderStandard_IsWrittenWhereItIsAskedFor_AndTheNewestOtherwise()
    {
        _project.Write(("retail.customers", "One row a person."));
        await _project.BuildAsync();
        Assert.Contains("apiVersion: v3.2.0\n", await ContractAsync(), StringComparison.Ordinal);
        var first = _project.Files();

        await _project.BuildAsync("--no-restore", "-p:DataProductOdcsVersion=3.1.0");
        Assert.Contains("apiVersion: v3.1.0\n", await ContractAsync(), StringComparison.Ordinal);
        Assert.Equal([ArtefactNames.List, "render.rsp", "retail.customers.odcs.yaml"], ArtefactNames.Changed(first, _project.Files()));
    }

    private Task<string> ContractAsync() =>
        File.ReadAllTextAsync(Path.Combine(_project.Artefacts, "retail.customers.odcs.yaml"), TestContext.Current.CancellationToken);
}
