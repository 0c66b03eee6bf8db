using DataProducts.Contracts;

namespace DataProducts.Build.Tests;

/// <summary>A build of a project with accepted contracts.</summary>
public sealed class ContractBuildTests : IDisposable
{
    private readonly ScratchProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task BaselineThatIsBroken_StopsTheBuild_AndTheAcceptedOneDoesNot()
    {
        var product = ManifestReader.Parse(Manifests.Of("retail.customers", "One row a person."));
        var other = product with { Ports = [product.Ports[0] with { Columns = [product.Ports[0].Columns[0] with { Type = new(LakeKind.String) }] }] };
        ContractFolder.Accept(_project["contracts"], other, subscribers: ["marketing (ads)"]);
        _project.Write(("retail.customers", "One row a person."));

        var (code, output) = await _project.RunAsync("build");
        Assert.NotEqual(0, code);
        Assert.Contains("retail.customers.odcs.yaml(1,1): error DP1250: ", output, StringComparison.Ordinal);
        Assert.Contains("(rule 11, BREAKING, at customers.id): The type is long instead of string. It is relied on by marketing (ads).", output, StringComparison.Ordinal);

        ContractFolder.Accept(_project["contracts"], product, subscribers: null);
        await _project.BuildAsync("--no-restore");
    }
}
